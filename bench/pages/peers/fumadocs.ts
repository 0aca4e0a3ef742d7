import { type Peer, pageFiles, pinned, titled } from './peer';

const settings = `import { createMDX } from 'fumadocs-mdx/next';

export default createMDX()({ output: 'export', reactStrictMode: true });
`;

const sourceSettings = `import { defineConfig } from 'fumadocs-mdx/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default defineConfig({
  mdxOptions: { remarkPlugins: [remarkMath], rehypePlugins: (v) => [rehypeKatex, ...v] },
});
`;

const source = `import { loader } from 'fumadocs-core/source';
import { defineDocs } from 'fumadocs-mdx/macro';

const docs = defineDocs({ dir: 'content/docs' });

export const source = loader({ baseUrl: '/docs', source: docs.toFumadocsSource() });
`;

const searchRoute = `import { createFromSource } from 'fumadocs-core/search/server';
import { source } from '../../../lib/source';

export const revalidate = false;
export const { staticGET: GET } = createFromSource(source, { language: 'english' });
`;

const searchDialog = `'use client';
import {
  SearchDialog, SearchDialogClose, SearchDialogContent, SearchDialogHeader, SearchDialogIcon, SearchDialogInput,
  SearchDialogList, SearchDialogOverlay,
} from 'fumadocs-ui/components/dialog/search';
import { useDocsSearch } from 'fumadocs-core/search/client';
import { staticClient } from 'fumadocs-core/search/client/orama-static';
import { useI18n } from 'fumadocs-ui/contexts/i18n';

export default function DefaultSearchDialog(props) {
  const { locale } = useI18n();
  const { search, setSearch, query } = useDocsSearch({ client: staticClient({ locale }) });
  return (
    <SearchDialog search={search} onSearchChange={setSearch} isLoading={query.isLoading} {...props}>
      <SearchDialogOverlay />
      <SearchDialogContent>
        <SearchDialogHeader>
          <SearchDialogIcon />
          <SearchDialogInput />
          <SearchDialogClose />
        </SearchDialogHeader>
        <SearchDialogList items={query.data !== 'empty' ? query.data : null} />
      </SearchDialogContent>
    </SearchDialog>
  );
}
`;

const provider = `'use client';
import { RootProvider } from 'fumadocs-ui/provider/next';
import SearchDialog from './search';

export function Provider({ children }) {
  return <RootProvider search={{ SearchDialog }}>{children}</RootProvider>;
}
`;

const styles = `@import 'tailwindcss';
@import 'fumadocs-ui/css/neutral.css';
@import 'fumadocs-ui/css/preset.css';
`;

const layout = `import 'katex/dist/katex.css';
import './global.css';
import { Provider } from '../components/provider';

export default function Layout({ children }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="flex flex-col min-h-screen"><Provider>{children}</Provider></body>
    </html>
  );
}
`;

const docsLayout = `import { DocsLayout } from 'fumadocs-ui/layouts/docs';
import { source } from '../../lib/source';

export default function Layout({ children }) {
  return <DocsLayout tree={source.getPageTree()} nav={{ title: 'Library' }}>{children}</DocsLayout>;
}
`;

const page = `import { DocsBody, DocsPage, DocsTitle } from 'fumadocs-ui/layouts/docs/page';
import defaultMdxComponents from 'fumadocs-ui/mdx';
import { notFound } from 'next/navigation';
import { source } from '../../../lib/source';

export default async function Page({ params }) {
  const page = source.getPage((await params).slug);
  if (!page) notFound();
  const Mdx = page.data.body;
  return (
    <DocsPage toc={page.data.toc}>
      <DocsTitle>{page.data.title}</DocsTitle>
      <DocsBody><Mdx components={{ ...defaultMdxComponents }} /></DocsBody>
    </DocsPage>
  );
}

export const generateStaticParams = async () => source.generateParams();
`;

const version = '16.15.13';

/**
 * Its own template for static files with the search of that, without the face that another company's server has, and
 * without what the template has beside pages: pictures of them, and files for machines.
 */
export const fumadocs: Peer = {
  name: 'Fumadocs',
  packages: {
    'fumadocs-core': version,
    'fumadocs-ui': version,
    'fumadocs-mdx': '15.4.3',
    next: '16.4.6',
    tailwindcss: '4.3.5',
    '@tailwindcss/postcss': '4.3.5',
    postcss: '8.5.33',
    ...pinned.react,
    ...pinned.math,
    ...pinned.node,
  },
  files: (pages) => ({
    'next.config.mjs': settings,
    'source.config.ts': sourceSettings,
    'postcss.config.mjs': "export default { plugins: { '@tailwindcss/postcss': {} } };\n",
    'lib/source.js': source,
    'components/search.jsx': searchDialog,
    'components/provider.jsx': provider,
    'app/global.css': styles,
    'app/layout.jsx': layout,
    'app/page.jsx': 'export default function Page() {\n  return <h1>Library</h1>;\n}\n',
    'app/api/search/route.js': searchRoute,
    'app/docs/layout.jsx': docsLayout,
    'app/docs/[[...slug]]/page.jsx': page,
    'content/docs/index.mdx': '---\ntitle: Library\n---\n',
    ...pageFiles(pages, ({ subject, slug }) => `content/docs/${subject}/${slug}.mdx`, titled),
  }),
  build: ['node_modules/next/dist/bin/next', 'build'],
  serve: 'out',
  pathOf: ({ subject, slug }) => `/docs/${subject}/${slug}`,
  search: {
    open: 'button[data-search], button[data-search-full]',
    input: '[role=dialog] input',
    result: '[role=dialog] [role=option]',
  },
};
