import type { PageSource } from './page-sources';
import { type Peer, pageFiles, pinned } from './peer';

/** A group for each subject. */
function sidebarOf(pages: readonly PageSource[]) {
  return [...new Set(pages.map(({ subject }) => subject))].map((subject) => ({
    text: subject,
    items: pages
      .filter((page) => page.subject === subject)
      .map(({ slug, title }) => ({ text: title, link: `/${subject}/${slug}` })),
  }));
}

function settings(pages: readonly PageSource[]): string {
  return `export default {
  title: 'Library',
  markdown: { math: true },
  themeConfig: { search: { provider: 'local' }, sidebar: ${JSON.stringify(sidebarOf(pages))} },
};
`;
}

/** With its own local search. */
export const vitepress: Peer = {
  name: 'VitePress',
  packages: { vitepress: '1.6.4', 'markdown-it-mathjax3': '4.3.2', ...pinned.node },
  files: (pages) => ({
    '.vitepress/config.mjs': settings(pages),
    'index.md': '# Library\n',
    ...pageFiles(
      pages,
      ({ subject, slug }) => `${subject}/${slug}.md`,
      ({ title, text }) => `# ${title}\n\n${text}\n`,
    ),
  }),
  build: ['node_modules/vitepress/bin/vitepress.js', 'build'],
  serve: '.vitepress/dist',
  pathOf: ({ subject, slug }) => `/${subject}/${slug}.html`,
  search: { open: '.DocSearch-Button', input: '#localsearch-input', result: '.results .result' },
};
