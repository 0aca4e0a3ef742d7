import type { PageSource } from './page-sources';

/** How a reader comes to a first result: what is tapped, where words are typed, and what a result is. */
export interface SearchSteps {
  readonly open: string;
  readonly input: string;
  readonly result: string;
}

/** A program that makes sites of Markdown, set up as its documentation says. */
export interface Peer {
  readonly name: string;
  /** Exact versions from the npm registry. */
  readonly packages: Readonly<Record<string, string>>;
  /** Its settings, and a file for each page. */
  files(pages: readonly PageSource[]): Readonly<Record<string, string>>;
  /** A script and its arguments. */
  readonly build: readonly string[];
  /** The folder that is built, for a file server; or a script that serves, on the port that it is given last. */
  readonly serve: string | readonly string[];
  /** The address of a page. */
  pathOf(page: PageSource): string;
  /** Undefined where there is none. */
  readonly search?: SearchSteps;
}

/** The package of a Node for this machine: some peers want a newer one than this project does. */
export const nodePackage = `node-${process.platform}-${process.arch}`;

/** What several of them are built with. */
export const pinned = {
  node: { [nodePackage]: '22.23.3' },
  react: { react: '19.3.1', 'react-dom': '19.3.1' },
  math: { 'remark-math': '6.0.0', 'rehype-katex': '7.0.1', katex: '0.19.1' },
};

/** Markdown with its title in front matter. */
export function titled({ title, text }: PageSource): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`;
}

/** A file for each page, below a folder. */
export function pageFiles(
  pages: readonly PageSource[],
  place: (page: PageSource) => string,
  write: (page: PageSource) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(pages.map((page) => [place(page), write(page)]));
}
