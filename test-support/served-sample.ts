import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { type Agent, type OutgoingHttpHeaders, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { openCatalog } from '@/lib/catalog/open-catalog';
import type { HttpHandlerOptions, ServedContent } from '@/lib/http/context';
import { createHttpHandler } from '@/lib/http/http-handler';
import type { NextHandler } from '@/lib/http/pages/capture';
import { immutable, listStaticFolder } from '@/lib/http/send/static-files';
import { currentLibrary } from '@/lib/library/current';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { writeFiles } from '@/test-support/write-files';
import { contentOf } from './http-handler';
import { portOf } from './port-of';

const empty = { css: '.s{top:0}', headings: [], points: [], diagnostics: [] };
const themeScript = 'document.documentElement.dataset.theme="x"';

/** What a page was asked for with. */
interface AskedPage {
  readonly target: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly agent?: Agent;
  /** That of the sample's own server, where none is named. */
  readonly port?: number;
}

/** Serves a library of a line and a hue, with pages that say what they were asked for. */
export async function serveSample() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-served-'));
  const files = path.join(root, 'files');
  await mkdir(files);
  await writeFile(path.join(files, 'a.js'), 'let a;');
  await writeFile(path.join(files, '.env'), 'secret');
  const content = await buildContent({
    'art/what-is-a-line.md': '---\nquestion: What is a line?\nid: 7\nanswer: A.\n---\n',
    'art/what-is-a-hue.md': '---\nquestion: What is a hue?\nanswer: B.\n---\n',
    'redirects.tsv': 'law\twhat-is-a-line\tart\n',
  });
  /** What the pages were asked for, in order. */
  const asked: AskedPage[] = [];
  const messages: string[] = [];
  const options: HttpHandlerOptions = {
    ...content,
    next: sampleNext((page) => asked.push(page)),
    sources: [await listStaticFolder(files, '/files/', () => immutable)],
    pickHits: async ({ build, documents }) =>
      build === 'abc' && documents[0] === 3 ? Buffer.from('picked') : undefined,
    pickParts: async ({ build, terms }) =>
      build === 'abc' && terms[0] === 'c++' ? Buffer.from('parts') : undefined,
    knownScripts: [themeScript],
    log: (message) => messages.push(message),
  };
  const { server, replace } = createHttpHandler(options);
  const port = await portOf(server);
  return {
    options,
    catalog: content.library.catalog,
    asked,
    messages,
    port,
    replace,
    ask: (target: string, own: AskOptions = {}) => ask(target, { port, ...own }),
    close: async () => {
      server.close();
      await content.library.catalog.close();
    },
  };
}

/** Content built from files by their names, ready to be served. */
export async function buildContent(files: Readonly<Record<string, string>>): Promise<ServedContent> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-content-'));
  const [content, snapshot] = [path.join(root, 'content'), path.join(root, 'generation')];
  await mkdir(snapshot);
  await writeFiles(content, files);
  await buildSnapshot(content, snapshot, () => () => {});
  const catalog = await openCatalog(snapshot);
  const library = {
    catalog,
    baseUrl: 'http://localhost:3000',
    meaning: noMeaning,
    searchTrouble: () => undefined,
  } as unknown as OpenedLibrary;
  return contentOf(library);
}

function sampleNext(onAsked: (page: AskedPage) => void): NextHandler {
  return async ({ url = '', headers }, response) => {
    onAsked({ target: url, headers: { ...headers } });
    if (url.startsWith('/search?q=fail')) throw new Error('broken inside /srv/secret');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('X-Powered-By', 'someone');
    const flight = 'self.__next_f.push([1,"x"])';
    const isOfHue = url.includes('hue');
    const answer = {
      ...empty,
      html: isOfHue ? 'put back' : 'class="katex"',
      formulaFonts: isOfHue ? ['a.woff2'] : [],
    };
    const { html, css } = currentLibrary().sendOnce(answer);
    response.end(
      `<html><script>${themeScript}</script><style data-answer="">${css}</style><script>${flight}</script>` +
        `<script>alert(1)</script>${url} ${html} ${'text '.repeat(200)}</html>`,
    );
  };
}

/** Asks with the target exactly as written, which `fetch` would tidy up. */
function ask(target: string, options: AskOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', path: target, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}
