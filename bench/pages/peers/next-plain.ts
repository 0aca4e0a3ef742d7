import { type Peer, pageFiles, pinned } from './peer';

const settings = `import createMDX from '@next/mdx';

const withMDX = createMDX({ options: { remarkPlugins: ['remark-math'], rehypePlugins: ['rehype-katex'] } });

export default withMDX({ pageExtensions: ['jsx', 'mdx'] });
`;

const layout = `import 'katex/dist/katex.min.css';

export const metadata = { title: 'Library' };

export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

const home = 'export default function Page() {\n  return <h1>Library</h1>;\n}\n';

const version = '16.4.6';

/** Its App Router with MDX and nothing else: no style of its own, no navigation, no search. */
export const nextPlain: Peer = {
  name: 'Plain Next',
  packages: {
    next: version,
    '@next/mdx': version,
    '@mdx-js/loader': '3.1.1',
    '@mdx-js/react': '3.1.1',
    ...pinned.react,
    ...pinned.math,
    ...pinned.node,
  },
  files: (pages) => ({
    'next.config.mjs': settings,
    'mdx-components.jsx': 'export const useMDXComponents = () => ({});\n',
    'app/layout.jsx': layout,
    'app/page.jsx': home,
    ...pageFiles(
      pages,
      ({ subject, slug }) => `app/${subject}/${slug}/page.mdx`,
      ({ title, text }) => `# ${title}\n\n${text}\n`,
    ),
  }),
  build: ['node_modules/next/dist/bin/next', 'build'],
  serve: ['node_modules/next/dist/bin/next', 'start', '-p'],
  pathOf: ({ subject, slug }) => `/${subject}/${slug}`,
};
