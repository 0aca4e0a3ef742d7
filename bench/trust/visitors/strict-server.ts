import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { openSearchContainer } from '@/lib/search/server/search-container';
import { searchDataPath } from '@/lib/site/paths';
import { findServed } from '@/lib/snapshot/store/find-served';
import { snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { freePort } from '@/test-support/port-of';
import { type Answer, send } from '../raw-http';
import { serveProgram } from '../serve-target';
import type { Program } from '../targets';
import { type TrustRow, tryAll } from '../trust-group';
import { forms, wrongHeader } from './answer-headers';
import { type AnswerKind, answerKinds } from './answer-kinds';
import { tryDoors } from './doors';
import { faultOf } from './fault-of';

/** Searches that one client may ask for a minute, and what more than the server holds at once. */
const searchRate = 30;
const flood = 900;

/**
 * A server as it stands on the web: its address is https, a proxy stands before it, each client has a bound. Answers of
 * every kind with their headers, search files and those of refusals among them.
 */
export async function tryStrictServer(target: Program): Promise<readonly TrustRow[]> {
  const content = path.join(await mkdtemp(path.join(tmpdir(), 'stoa-strict-')), 'library');
  const { root } = snapshotFolders(content);
  const port = await freePort();
  try {
    await cp('e2e/library', content, { recursive: true });
    await writeFile(path.join(content, 'site.yml'), 'name: A library\nurl: https://library.example\n');
    const site = await serveProgram(target, content, {
      port,
      // Nothing is made ahead: Next meets the readers' own connections first.
      env: { STOA_SEARCH_RATE: String(searchRate), STOA_TRUST_PROXY: '1', STOA_PRERENDER: '0' },
    });
    try {
      return [
        await tryDoors(port, ', nothing made ahead'),
        await tryKinds(port, [...answerKinds, ...(await searchFilesOf(root))]),
        await tryBound(port),
        await tryFlood(port),
        await tryStop(port, site),
      ];
    } finally {
      await site.stop();
    }
  } finally {
    await rm(path.dirname(content), { recursive: true, force: true });
    await rm(root, { recursive: true, force: true });
  }
}

/** Every file of the index, the hits of one search, and what is none of them. */
async function searchFilesOf(root: string): Promise<readonly AnswerKind[]> {
  const served = await findServed(root, 'sizes');
  if (served === undefined) throw new Error('nothing is served');
  const folder = path.join(served.folder, snapshotFiles.search);
  const { files } = await openSearchContainer(folder);
  const { build } = decodeManifest(await createDiskFiles(folder).manifest());
  const hashed = [...files.keys(), `hits?b=${build}&n=0,1`];
  return hashed.map((name) => ({ target: searchDataPath + name, status: 200, cache: 'hashed' }));
}

/** Each from a client of its own: none of them comes near its bound. */
function tryKinds(port: number, kinds: readonly AnswerKind[]): Promise<TrustRow> {
  const cases = kinds.flatMap((kind) => forms.map((form) => ({ kind, form })));
  return tryAll('headers behind TLS, of search files too', cases, async ({ kind, form: [name, request] }) => {
    const from = `X-Forwarded-For: 192.0.2.${cases.findIndex((one) => one.kind === kind) % 250}`;
    const answer = await send(port, {
      target: kind.target,
      ...request,
      headers: [...(request.headers ?? []), from],
    });
    const fault = strictFault(kind.target, answer) ?? wrongHeader(kind, name, answer);
    return fault && `${kind.target.slice(0, 60)} as ${name}: ${fault}`;
  });
}

/** One client asks on and on: from its bound on it is told when to come again, and others are answered. */
function tryBound(port: number): Promise<TrustRow> {
  const numbers = Array.from({ length: searchRate * 2 }, (_, i) => i);
  let refused = 0;
  return tryAll('429 from a client’s bound on, for it alone', [...numbers, -1], async (i) => {
    const client = i < 0 ? '198.51.100.2' : '198.51.100.1';
    const target = `/${i % 2 ? 'api/search' : 'search'}?q=gradient`;
    const answer = await send(port, { target, headers: [`X-Forwarded-For: ${client}`] });
    const fault = strictFault('429', answer);
    if (fault !== undefined) return fault;
    if (i < 0)
      return answer.status === 200 && refused >= searchRate / 2 ? undefined : `another: ${answer.status}`;
    if (answer.status !== 429) return answer.status === 200 ? undefined : `${answer.status}`;
    refused += 1;
    return refusalFault(answer);
  });
}

/** More searches at once than wait their turn: each is answered, or told to come again. */
async function tryFlood(port: number): Promise<TrustRow> {
  const cases = Array.from({ length: flood }, (_, i) => i);
  let busy = 0;
  const row = await tryAll(
    '900 searches at once, answered or told to come again',
    cases,
    async (i) => {
      const client = `X-Forwarded-For: 203.0.113.${i % 250}`;
      const answer = await send(port, { target: `/search?q=word+${i}`, headers: [client] });
      if (answer.status === 503) busy += 1;
      else if (answer.status !== 200) return `${answer.status}`;
      return strictFault('503', answer) ?? (answer.status === 503 ? refusalFault(answer) : undefined);
    },
    flood,
  );
  // How many depends on how fast this machine asks, and how fast it answers.
  return { ...row, figure: `${busy} told to come again` };
}

/** A server that stops says so to whoever asks whether it is ready. */
function tryStop(port: number, site: { stop(): Promise<number | null> }): Promise<TrustRow> {
  return tryAll('503 of a server that stops', [undefined], async () => {
    // Somebody is there, so that it goes on answering for a moment.
    const idle = connect(port, '127.0.0.1');
    // A busy server may end before it has taken the connection; the answers below say what it did.
    idle.on('error', () => {});
    await new Promise((resolve) => idle.once('connect', resolve));
    const stopped = site.stop();
    let answer = await send(port, { target: '/readyz' });
    for (let i = 0; answer.status === 200 && i < 50; i++) answer = await send(port, { target: '/readyz' });
    idle.destroy();
    const code = await stopped;
    if (code !== 0) return `it ended with ${code}`;
    if (answer.status !== 503) return `${answer.status}`;
    const control = answer.headers.get('cache-control');
    return strictFault('503', answer) ?? (control === 'no-store' ? undefined : `Cache-Control: ${control}`);
  });
}

function strictFault(asked: string, answer: Answer): string | undefined {
  return faultOf(asked, answer, { isHttps: true, mayBeBusy: true });
}

function refusalFault({ headers }: Answer): string | undefined {
  if (headers.get('cache-control') !== 'no-store') return `Cache-Control: ${headers.get('cache-control')}`;
  const wait = headers.get('retry-after');
  return /^[1-9]\d?$/.test(wait ?? '') ? undefined : `Retry-After: ${wait}`;
}
