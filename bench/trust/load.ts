import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import type { ServedProgram } from '../pages/serve';
import { createRandom } from '../random';
import { watchMemory } from '../scale/watch-process';
import { type Readers, startReaders } from '../soak/readers';
import { replaceWorkers } from '../soak/replace-workers';
import { tryBusyRestart } from './load/busy-restart';
import { pagesOf } from './load/pages-of';
import { serveProgram } from './serve-target';
import type { Target } from './targets';
import { type TrustGroup, type TrustOptions, type TrustRow, tryParts } from './trust-group';

const connections = 200;
const seconds = 60;
const editEveryMs = 4000;
/** Before that the same for so long: a replaced snapshot is held for half a minute, so memory grows until then. */
const warmUpSeconds = 35;
/** Memory is flat where the second half of the time is at most so much above the first. */
const flat = 1.1;
const edited = { subject: 'biology', slug: 'how-does-dna-copy-itself' };

/** Many readers at once while the library is edited under them, and while the server is told to stop. */
export const load: TrustGroup = {
  name: 'load',
  isAlone: true,
  leftOut: { nginx: 'nginx serves the files of an export by itself' },
  run: (options) =>
    tryParts(options, [
      { name: 'readers', run: tryReaders },
      { name: 'replaced', run: tryReplaced },
      { name: 'busy', run: tryBusyRestart },
    ]),
};

function tryReaders({ target, report }: TrustOptions): Promise<readonly TrustRow[]> {
  return withLibrary(target, async (site, paths, library) => {
    report(`${connections} connections for ${seconds} s over ${paths.length} addresses`);
    const rows = await tryLoad(site, library, paths);
    report('the server is stopped under the same load');
    return [...rows, await tryStop(site, paths)];
  });
}

async function tryReplaced({ target, report }: TrustOptions): Promise<readonly TrustRow[]> {
  // The other targets are one process: nobody takes its place.
  if (target !== 'server' && target !== 'workers') return [];
  return withLibrary('workers', async (site, paths) => {
    report('two processes are replaced under the same load');
    return [await tryReplace(site, paths)];
  });
}

/** Over a copy of the bundled library. */
async function withLibrary(
  target: Target,
  run: (site: ServedProgram, paths: readonly string[], library: string) => Promise<readonly TrustRow[]>,
): Promise<readonly TrustRow[]> {
  if (target === 'nginx') return [];
  const library = await mkdtemp(path.join(tmpdir(), 'stoa-load-'));
  try {
    await cp('content', library, { recursive: true });
    const site = await serveProgram(target, library);
    try {
      return await run(site, await pagesOf(site.url), library);
    } finally {
      await site.stop();
    }
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}

async function tryLoad(site: ServedProgram, library: string, paths: readonly string[]): Promise<TrustRow[]> {
  const file = path.join(library, edited.subject, `${edited.slug}.md`);
  const text = await readFile(file, 'utf8');
  let edits = 0;
  const editing = setInterval(() => {
    edits += 1;
    void writeFile(file, text.replace('\nanswer: >-\n    ', `\nanswer: >-\n    Edit ${edits}. `));
  }, editEveryMs);
  const memory = watchMemory(site.pid);
  const held: number[] = [];
  const ask = (duration: number) =>
    autocannon({
      url: site.url,
      connections,
      duration,
      timeout: 20,
      headers: { 'Accept-Encoding': 'br' },
      requests: paths.map((address) => ({ method: 'GET' as const, path: address })),
    });
  await ask(warmUpSeconds);
  const looking = setInterval(() => held.push(memory.own()), 500);
  const result = await ask(seconds);
  for (const timer of [editing, looking]) clearInterval(timer);
  memory.stop();
  const failed = result.errors + result.timeouts + result.non2xx;
  const answers = {
    name: `${connections} connections for ${seconds} s, edited meanwhile`,
    tried: result.requests.total,
    held: result.requests.total - failed,
    failures:
      failed > 0 ? [`${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} not 2xx`] : [],
    figure: `p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ${Math.round(result.requests.average)} requests/s, ${edits} edits`,
  };
  const half = Math.floor(held.length / 2);
  const previous = meanMegabytes(held.slice(0, half));
  const later = meanMegabytes(held.slice(half));
  const figure = `${previous} MB in the first half, ${later} MB in the second`;
  const isFlat = later <= previous * flat;
  return [
    answers,
    {
      name: 'memory stays flat under it',
      tried: 1,
      held: isFlat ? 1 : 0,
      failures: isFlat ? [] : [figure],
      figure,
    },
  ];
}

/** Readers ask on while the server is told to stop: each request it had taken is answered whole, later ones are refused. */
async function tryStop(site: ServedProgram, paths: readonly string[]): Promise<TrustRow> {
  const readers = readersOf(site, paths);
  await passSeconds(5);
  const asked = performance.now();
  const code = await site.stop();
  const stoppedAfter = Math.round(performance.now() - asked);
  await readers.stop();
  const { answered, askedAgain, failures } = readers.record;
  // Both in connecting: nothing was sent yet.
  const isRefused = (failure: string) => /connect ECONN(?:REFUSED|RESET)/.test(failure);
  const refused = failures.filter(isRefused);
  const broken = failures.filter((failure) => !isRefused(failure));
  if (code !== 0) broken.push(`the server ended with ${code ?? 'a signal'}, not with 0`);
  return {
    name: 'requests under way when the server is told to stop',
    tried: answered + broken.length,
    held: answered,
    failures: broken,
    figure: `stopped after ${stoppedAfter} ms, code ${code}; ${askedAgain} asked again, ${refused.length} refused afterwards`,
  };
}

/** All that serves is replaced under readers, and they read on: nobody is refused. */
async function tryReplace(site: ServedProgram, paths: readonly string[]): Promise<TrustRow> {
  const readers = readersOf(site, paths);
  await passSeconds(warmUpSeconds);
  const milliseconds = await replaceWorkers(site.pid);
  await passSeconds(10);
  await readers.stop();
  const { answered, askedAgain, failures } = readers.record;
  const faults = [...failures];
  if (milliseconds === undefined) faults.push('the old processes were still there after two minutes');
  return {
    name: 'requests while all processes are replaced',
    tried: answered + faults.length,
    held: answered,
    failures: faults,
    figure: `replaced after ${milliseconds} ms; ${askedAgain} asked again`,
  };
}

function readersOf(site: ServedProgram, paths: readonly string[]): Readers {
  const random = createRandom(3);
  const next = () => paths[Math.floor(random() * paths.length)] ?? '/';
  return startReaders({ url: site.url, count: connections, pauseMs: 50, next, random });
}

function passSeconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1000));
}

function meanMegabytes(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length) / 1e6);
}
