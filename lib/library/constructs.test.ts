import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { placeOfFile } from '@/lib/content/file-place';
import { pathOf } from '@/lib/content/question';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { openShownFiles, type ReadShownFiles } from '@/lib/pictures/picture-table';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import type { BuiltSnapshot } from '@/lib/snapshot/build/write-snapshot';
import { breachesOf } from '@/test-support/allow-list-check';
import { linksOf } from './links-of';

/** What one file of `e2e/constructs/content` must show. */
interface Shown {
  /** False where it has no page. */
  readonly served?: false;
  /** Question path, where it is not the file's. */
  readonly path?: string;
  /** The title as a line of text. */
  readonly question?: string;
  /** Parts of its HTML, and what must not be in it. */
  readonly html?: readonly string[];
  readonly without?: readonly string[];
  /** Lines of its first program. */
  readonly code?: string;
  /** The whole answer as plain text. */
  readonly text?: string;
  readonly date?: string;
  readonly id?: string;
  readonly summary?: string;
  readonly noIndex?: boolean;
  readonly language?: string;
  readonly keywords?: readonly string[];
  /** Paths of the first related questions. */
  readonly related?: readonly string[];
  /** Paths that lead to it. */
  readonly aliases?: readonly string[];
  /** Words on its page. */
  readonly page?: string;
  /** Each as `line severity kind field`; none where nothing is said. */
  readonly diagnostics?: readonly string[];
}

const root = 'e2e/constructs';
const tables = await Promise.all(
  (await readdir(path.join(root, 'shows'))).map(async (name) => {
    const rows: Readonly<Record<string, Shown>> = JSON.parse(
      await readFile(path.join(root, 'shows', name), 'utf8'),
    );
    return [path.basename(name, '.json'), Object.entries(rows)] as const;
  }),
);
let folder: string;
let built: BuiltSnapshot;
let catalog: Catalog;
let shownFiles: ReadShownFiles;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-constructs-'));
  const snapshot = path.join(folder, 'generations', 'one');
  await mkdir(snapshot, { recursive: true });
  built = await buildSnapshot(path.resolve(root, 'content'), snapshot, () => () => {});
  catalog = await openCatalog(snapshot);
  shownFiles = await openShownFiles(snapshot);
});
afterAll(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

describe.each(tables)('%s', (_, rows) => {
  it.each(rows)('%s', async (file, shown) => {
    const said = built.diagnostics.filter((diagnostic) => diagnostic.file === file);
    expect(said.map(({ line, severity, kind, field }) => `${line} ${severity} ${kind} ${field}`)).toEqual(
      shown.diagnostics ?? [],
    );
    const record = catalog.find(shown.path ?? pathOf(placeOfFile(file)));
    expect(record !== undefined, 'has a page').toBe(shown.served ?? true);
    if (record === undefined) return;
    const {
      html: _html,
      without: _without,
      code: _code,
      text: _text,
      related,
      aliases = [],
      ...rest
    } = shown;
    const { diagnostics: _diagnostics, path: _path, page: _page, ...fields } = rest;
    expect(record).toMatchObject(fields);
    if (related) expect(record.related.slice(0, related.length).map(pathAt)).toEqual(related);
    for (const alias of aliases) expect(catalog.findRedirect(alias)).toBe(pathOf(record));
    await expectAnswer(record.number, shown);
  });
});

async function expectAnswer(number: number, { html: parts = [], without = [], code, text }: Shown) {
  const answer = await catalog.answer(number);
  const { macros = {}, site } = catalog.frame;
  const options = { links: linksOf(catalog, number), files: await shownFiles(number), macros };
  const { html } = await renderAnswer(answer, { ...options, siteOrigin: site.baseUrl ?? '' });
  for (const part of parts) expect(html).toContain(part);
  for (const part of without) expect(html).not.toContain(part);
  expect(breachesOf(html)).toEqual([]);
  if (code !== undefined) expect(programIn(html)).toContain(code);
  if (text !== undefined) expect(answerText(answer)).toBe(text);
}

function programIn(html: string): string {
  const [program = ''] = /<pre[\s\S]*?<\/pre>/.exec(html) ?? [];
  return program
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');
}

function pathAt(number: number): string {
  return pathOf(catalog.record(number));
}

it('has a row for every file, and for every diagnostic', async () => {
  const named = new Set(tables.flatMap(([, rows]) => rows.map(([file]) => file)));
  const files = (await readdir(path.join(root, 'content'), { recursive: true })).map((file) =>
    file.split(path.sep).join('/'),
  );
  expect(files.filter((file) => /\.(?:md|markdown)$/i.test(file) && !named.has(file))).toEqual([]);
  expect(built.diagnostics.filter(({ file }) => !named.has(file))).toEqual([]);
  expect(named.size).toBeGreaterThan(250);
});
