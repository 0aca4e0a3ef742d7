import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CorpusDocument } from '../corpus';
import type { MeasuredEngine } from './engine';

/** What is used of Pagefind's browser code. */
interface Browser {
  options(options: { readonly basePath: string; readonly baseUrl: string }): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly Found[] }>;
}

interface Found {
  readonly id: string;
  data(): Promise<{ readonly url: string }>;
}

/**
 * Pagefind over one small page of HTML a question, so that its own weights of headings hold; its browser code runs here
 * with a `fetch` that reads the files it wrote.
 */
export async function pagefind(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-pagefind-'));
  await writeIndex(documents, folder);
  const asked = new Set<string>();
  globalThis.fetch = async (input) => {
    const file = decodeURIComponent(new URL(String(input), 'file:///').pathname);
    asked.add(file);
    return new Response(await readFile(file));
  };
  const load = async (turn: number) => {
    // A copy of its own for every turn: a module keeps what it has fetched.
    const code = path.join(folder, `pagefind-${turn}.js`);
    await copyFile(path.join(folder, 'pagefind.js'), code);
    const browser = (await import(pathToFileURL(code).href)) as Browser;
    await browser.options({ basePath: `${folder}/`, baseUrl: '/' });
    return browser;
  };
  const browser = await load(0);
  let turns = 0;
  const urls = new Map<string, string>();
  const urlOf = async (found: Found) => {
    const url = urls.get(found.id) ?? (await found.data()).url;
    urls.set(found.id, url);
    return decodeURIComponent(url.replace(/^\/|\/$/g, ''));
  };
  return {
    indexBytes: await sizeOfFiles(folder, dataFiles(await readdir(folder, { recursive: true }))),
    search: async (query, limit) =>
      Promise.all((await browser.search(query)).results.slice(0, limit).map(urlOf)),
    async firstSearch(query) {
      turns++;
      const fresh = await load(turns);
      asked.clear();
      const { results } = await fresh.search(query);
      await Promise.all(results.slice(0, 10).map((found) => found.data()));
      const files = dataFiles([...asked]);
      return { bytes: await sizeOfFiles('', files), requests: files.length };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

async function writeIndex(documents: readonly CorpusDocument[], folder: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
  for (const { id, question, keywords, text } of documents)
    await index.addHTMLFile({
      url: `/${encodeURIComponent(id)}/`,
      content: pageOf(question, keywords, text),
    });
  await index.writeFiles({ outputPath: folder });
  await close();
}

function pageOf(question: string, keywords: readonly string[], text: string): string {
  const [title, words, answer] = [question, keywords.join(', '), text].map(escapeHtml);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${words}</p><p>${answer}</p></main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Index, metadata and texts, which are compressed as they lie; code and styles are left out. */
function dataFiles(files: readonly string[]): string[] {
  return files.filter((file) => /\.pf_\w+$|pagefind-entry\.json$/.test(file));
}

async function sizeOfFiles(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
