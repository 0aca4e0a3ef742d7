import { type Peer, pageFiles, pinned, titled } from './peer';

const settings = `import starlight from '@astrojs/starlight';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default defineConfig({
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
  integrations: [starlight({ title: 'Library', customCss: ['katex/dist/katex.min.css'] })],
});
`;

const collections = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** With its own search, Pagefind. */
export const starlight: Peer = {
  name: 'Starlight',
  packages: {
    '@astrojs/starlight': '0.42.4',
    '@astrojs/markdown-remark': '7.3.1',
    astro: '7.3.5',
    ...pinned.math,
    ...pinned.node,
  },
  files: (pages) => ({
    'astro.config.mjs': settings,
    'src/content.config.ts': collections,
    ...pageFiles(pages, ({ subject, slug }) => `src/content/docs/${subject}/${slug}.md`, titled),
  }),
  build: ['node_modules/astro/bin/astro.mjs', 'build'],
  serve: 'dist',
  pathOf: ({ subject, slug }) => `/${subject}/${slug}/`,
  search: {
    open: 'button[data-open-modal]',
    input: '.pagefind-ui__search-input',
    result: '.pagefind-ui__result-link',
  },
};
