import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServedProgram } from '../../pages/serve';
import { quantile } from '../../quantile';
import { makeLibrary } from '../../scale/make-library';
import { watchMemory } from '../../scale/watch-process';
import { serveProgram } from '../serve-target';
import { sitemapPages } from '../sitemap';
import type { Program } from '../targets';
import type { TrustOptions, TrustRow } from '../trust-group';
import { commonWords, type Flood, floodsOver } from './costly-addresses';

/** Enough that the worst searches and the map of a subject are work. */
const questions = 6000;
const connections = 30;
const floodMs = 8000;
/**
 * A kept page comes within so long. On a machine that has other things to do whoever is busy waits for a core: then it is
 * held to a few times what the same pages take while as many ask for kept pages alone, measured just before.
 */
const cachedP99Ms = 50;
const timesUsual = 3;
/** Another's search waits for one task of each kind before it, and has a second itself; what overruns is stopped after three. */
const otherSearchMs = 4000;
const memoryShare = 1.1;
const memoryPatienceMs = 60_000;

/** One client asks for what is most work, thirty at once: others read on, and find what they search for. */
export async function trySearchFloods({
  isQuick,
  target,
  report,
}: TrustOptions): Promise<readonly TrustRow[]> {
  if (isQuick || target === 'nginx') return [];
  const library = await mkdtemp(path.join(tmpdir(), 'stoa-floods-'));
  try {
    report(`making a library of ${questions} questions`);
    await makeLibrary(library, questions);
    return await floodLibrary(library, target, report);
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}

async function floodLibrary(
  library: string,
  target: Program,
  report: (line: string) => void,
): Promise<TrustRow[]> {
  // Pages that are kept would be counted as memory that is not given back.
  const env = { STOA_TRUST_PROXY: '1', STOA_CACHE_MB: '8' };
  const site = await serveProgram(target, library, { env });
  try {
    return await floodSite(site, report);
  } finally {
    await site.stop();
  }
}

async function floodSite(site: ServedProgram, report: (line: string) => void): Promise<TrustRow[]> {
  const pages = await sitemapPages(site.url);
  const kept = ['/learn', '/about', ...pages.filter((page) => page.includes('/questions/')).slice(0, 3)];
  const floods = floodsOver(pages);
  const memory = watchMemory(site.pid);
  const rows: TrustRow[] = [];
  // What is loaded once and kept is no leak: each kind is asked for before memory is looked at.
  for (const flood of floods) await runFlood(site.url, flood, { kept, ms: 3000 });
  await wait(5000);
  const before = memory.own();
  for (const flood of floods) {
    const readers = { name: 'kept pages', next: () => kept[0] ?? '/about' };
    const usual = await runFlood(site.url, readers, { kept, ms: floodMs / 2 });
    report(`${connections} at once: ${flood.name}`);
    rows.push(...judge(flood, usual.kept, await runFlood(site.url, flood, { kept, ms: floodMs })));
  }
  rows.push(await judgeMemory(before, memory.own));
  memory.stop();
  return rows;
}

interface Times {
  readonly times: readonly number[];
  readonly failures: readonly string[];
}

interface Flooded {
  readonly kept: Times;
  readonly searches: Times;
  readonly answered: number;
}

/** One client floods; of two others one reads kept pages, one searches. */
async function runFlood(
  url: string,
  flood: Flood,
  { kept, ms }: { readonly kept: readonly string[]; readonly ms: number },
): Promise<Flooded> {
  const until = performance.now() + ms;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let answered = 0;
  const attack = async () => {
    while (performance.now() < until) {
      await ask(url + flood.next(), { agent, client: '192.0.2.1' }).catch(() => 0);
      answered += 1;
    }
  };
  const attacks = Array.from({ length: connections }, attack);
  await wait(Math.min(1000, ms / 4));
  const left = () => until - performance.now();
  const [read, searches] = await Promise.all([
    readKept(url, kept, left()),
    askAgain({
      ms: left(),
      pauseMs: 150,
      client: '192.0.2.3',
      next: (n) => `${url}/api/search?q=${commonWords[n % 20]}`,
    }),
  ]);
  await Promise.all(attacks);
  agent.destroy();
  return { kept: read, searches, answered };
}

function readKept(url: string, kept: readonly string[], ms: number): Promise<Times> {
  return askAgain({
    ms,
    pauseMs: 8,
    client: '192.0.2.2',
    next: (n) => url + (kept[n % kept.length] ?? '/about'),
  });
}

interface Asking {
  readonly ms: number;
  readonly pauseMs: number;
  readonly client: string;
  readonly next: (n: number) => string;
}

async function askAgain({ ms, pauseMs, client, next }: Asking): Promise<Times> {
  const until = performance.now() + ms;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  const failures: string[] = [];
  for (let n = 0; performance.now() < until; n++) {
    const begun = performance.now();
    const status = await ask(next(n), { agent, client }).catch(String);
    times.push(performance.now() - begun);
    if (status !== 200) failures.push(`${next(n)}: ${status}`);
    await wait(pauseMs);
  }
  agent.destroy();
  return { times, failures };
}

function ask(
  url: string,
  { agent, client }: { readonly agent: Agent; readonly client: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'X-Forwarded-For': client, 'Accept-Encoding': 'br' };
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.once('close', () => resolve(response.statusCode ?? 0));
    }).once('error', reject);
  });
}

function judge(flood: Flood, alone: Times, { kept, searches, answered }: Flooded): readonly TrustRow[] {
  const usual = quantile(alone.times, 0.99);
  const p99 = quantile(kept.times, 0.99);
  const most = Math.max(cachedP99Ms, timesUsual * usual);
  const longest = Math.max(...searches.times);
  const figures = `p99 ${Math.round(p99)} ms, longest ${Math.round(Math.max(...kept.times))} ms; ${Math.round(usual)} ms where as many ask for kept pages`;
  return [
    row(`kept pages while one client asks for ${flood.name}`, {
      tried: kept.times.length,
      failures: [...kept.failures, ...(p99 > most ? [`${figures}: more than ${Math.round(most)} ms`] : [])],
      figure: figures,
    }),
    row(`another's search meanwhile`, {
      tried: searches.times.length,
      failures: [
        ...searches.failures,
        ...(longest > otherSearchMs ? [`the longest took ${Math.round(longest)} ms`] : []),
      ],
      figure: `p50 ${Math.round(quantile(searches.times, 0.5))} ms, longest ${Math.round(longest)} ms; ${answered} answered to the flood`,
    }),
  ];
}

function row(
  name: string,
  {
    tried,
    failures,
    figure,
  }: { readonly tried: number; readonly failures: readonly string[]; readonly figure: string },
): TrustRow {
  return { name, tried, held: tried - failures.length, failures, figure };
}

async function judgeMemory(before: number, now: () => number): Promise<TrustRow> {
  const until = performance.now() + memoryPatienceMs;
  while (now() > before * memoryShare && performance.now() < until) await wait(500);
  const after = now();
  const [was, is] = [before, after].map((bytes) => Math.round(bytes / 1e6));
  const figure = `${was} MB before, ${is} MB after`;
  return row('memory is back after the floods', {
    tried: 1,
    failures: after > before * memoryShare ? [figure] : [],
    figure,
  });
}
