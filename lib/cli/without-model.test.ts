import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createHttpHandler, type HttpHandler } from '@/lib/http/http-handler';
import { currentLibrary } from '@/lib/library/current';
import { openContent } from '@/lib/runtime/open-content';
import { prepareInProcess } from '@/lib/runtime/reload/prepare-in-process';
import { answerSearch } from '@/lib/search/browser/answer-search';
import { createFetchFiles } from '@/lib/search/browser/fetch-files';
import { createNearSource } from '@/lib/search/browser/fetch-near';
import { createSearchEngine } from '@/lib/search/engine/search-engine';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { encodeSnapshot } from '@/lib/search/meaning/vectors/encode-snapshot';
import { snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { createFakeEncoder } from '@/test-support/fake-encoder';

const run = promisify(execFile);
const questions = {
  'art/bridge': 'question: What holds up a stone bridge?\nanswer: Arches carry the weight of a bridge.',
  'art/arch': 'question: What is an arch?\nanswer: A row of stones that carries weight over a gap.',
  'law/court': 'question: May a court sit?\nanswer: It may where the weight of evidence asks for it.',
};
const query = 'what carries weight over a stone gap';
const said: string[] = [];
let content = '';
let front: HttpHandler;
let site = '';
let close: () => Promise<void>;

/** What a page and the API do: they ask the library that is served. */
async function byLibrary(): Promise<string> {
  return JSON.stringify(await currentLibrary().search({ query, limit: 10, offset: 0 }));
}

const slugs = (answer: SearchAnswer) =>
  answer.status === 'ok' ? answer.hits.map(({ slug }) => slug) : answer.reason;

beforeAll(async () => {
  vi.stubEnv('STOA_TRIAL_WITHOUT_MODEL', '1');
  content = await mkdtemp(path.join(os.tmpdir(), 'stoa-without-model-'));
  for (const [place, text] of Object.entries(questions)) {
    await mkdir(path.join(content, path.dirname(place)), { recursive: true });
    await writeFile(path.join(content, `${place}.md`), `---\n${text}\n---\n`);
  }
  const { folder } = await prepareInProcess(content);
  // Made where there was a model, and copied to where there is none.
  const { root, snapshots } = snapshotFolders(content);
  await encodeSnapshot({
    root,
    snapshot: path.basename(folder),
    searchFolder: path.join(folder, snapshotFiles.search),
    snapshotsFolder: snapshots,
    encoder: createFakeEncoder(),
  });
  const served = await openContent(folder, {
    fallbackBaseUrl: 'http://localhost:3000',
    onFailure: (reason) => said.push(reason),
    onNoMeaning: (reason) => said.push(`by words alone: ${reason}`),
  });
  front = createHttpHandler({
    ...served,
    next: async (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(await byLibrary());
    },
    knownScripts: [],
    log: (message) => said.push(message),
  });
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
  const address = front.server.address();
  site = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  close = () => served.library.close();
  await served.library.warm();
});
afterAll(async () => {
  front.server.close();
  await close();
  await rm(content, { recursive: true, force: true });
  await rm(snapshotFolders(content).root, { recursive: true, force: true });
});

test('a server whose model cannot be loaded says so once, and is ready', async () => {
  await expect.poll(() => said).toHaveLength(1);
  expect(said[0]).toMatch(/^by words alone: .*onnxruntime-node/);
  const ready = await fetch(`${site}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([200, '3 questions, searched by words\n']);
});

test('page, API and browser answer by words, in one order, and the browser asks for meaning once', async () => {
  const page = JSON.parse(await (await fetch(`${site}/search?q=x`)).text());
  const api = JSON.parse(await (await fetch(`${site}/api/search?q=x`)).text());
  const asked: string[] = [];
  const fetchSeen: typeof fetch = (url, how) => {
    asked.push(String(url));
    return fetch(url, how);
  };
  const files = { dataUrl: `${site}/search-data/`, hasServer: true, fetch: fetchSeen };
  const tools = { engine: createSearchEngine(createFetchFiles(files)), near: createNearSource(files) };
  const told: SearchAnswer[] = [];
  for (let i = 0; i < 2; i++)
    await answerSearch(
      tools,
      { query, limit: 10, offset: 0 },
      {
        signal: new AbortController().signal,
        wantsBetter: true,
        report: { answer: (answer) => told.push(answer), better: (answer) => told.push(answer) },
      },
    );
  expect(slugs(page)).toEqual(['arch', 'bridge', 'court']);
  expect(api).toEqual(page);
  expect(told).toEqual([page, page]);
  expect(asked.filter((url) => url.includes('/near?'))).toHaveLength(1);
  expect((await fetch(`${site}/search-data/sentences?q=a&p=art/arch`)).status).toBe(404);
  expect(said).toHaveLength(1);
});

test('who makes vectors says why it cannot, unless they are there and whoever serves says so', async () => {
  const encode = async () => {
    const program = ['--import', 'tsx', 'lib/cli/encode-meaning.ts', '--content', content];
    return (await run(process.execPath, program)).stderr.trim().split('\n').filter(Boolean);
  };
  expect(await encode()).toEqual([]);
  await rm(path.join(snapshotFolders(content).root, 'meaning'), { recursive: true });
  expect(await encode()).toEqual([
    expect.stringMatching(/^stoa: search goes by words alone: .*onnxruntime-node/),
  ]);
});
