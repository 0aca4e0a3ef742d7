import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../random';
import { childrenOf } from '../../scale/watch-process';
import { ask } from '../../soak/readers';
import { pagesOf } from '../load/pages-of';
import { serveProgram } from '../serve-target';
import type { TrustOptions, TrustRow } from '../trust-group';
import { until } from './served';

const killingMs = 15_000;
const everyMs = 1000;
/** So many keep their connection, and as many begin a new one each time. */
const readersOfEach = 12;
const longestMs = 15_000;
/** One that ends again and again is started again after half a minute at most. */
const backMs = 90_000;

interface Waits {
  answered: number;
  /** Told at once that the connection is gone, or that nobody listens. */
  broken: number;
  longest: number;
  readonly failures: string[];
}

/** One of two processes that serve is killed about each second: who had asked it is told so at once, and nobody waits for an answer that never comes. */
export async function tryWorkerKills({ report }: TrustOptions): Promise<readonly TrustRow[]> {
  const site = await serveProgram('workers', 'content');
  const random = createRandom(13);
  const waits: Waits = { answered: 0, broken: 0, longest: 0, failures: [] };
  let isOver = false;
  try {
    const paths = await pagesOf(site.url);
    const read = async (isKept: boolean) => {
      const agent = new Agent({ keepAlive: isKept, maxSockets: 1 });
      while (!isOver) {
        await askOnce(site.url + (paths[Math.floor(random() * paths.length)] ?? '/'), agent, waits);
        await sleep(random() * 200);
      }
      agent.destroy();
    };
    const readers = Array.from({ length: readersOfEach * 2 }, (_, i) => read(i % 2 === 0));
    report(`a process of two is killed each second under ${readers.length} readers`);
    const killed = await killAtRandom(site.pid, random);
    const isBack = await until(() => childrenOf(site.pid, 'serve.ts').length === 2, backMs);
    await sleep(5000);
    isOver = true;
    await Promise.all(readers);
    const { answered, broken, longest, failures } = waits;
    if (!isBack) failures.push('two processes were not there again');
    if (killed === 0) failures.push('there was none to be killed');
    const tried = answered + broken + failures.length;
    return [
      {
        name: 'requests while processes that serve are killed at random',
        tried,
        held: tried - failures.length,
        failures,
        figure: `${killed} killed; ${answered} answered, ${broken} reset or refused; longest wait ${Math.round(longest)} ms`,
      },
    ];
  } finally {
    isOver = true;
    await site.stop();
  }
}

async function askOnce(url: string, agent: Agent, waits: Waits): Promise<void> {
  const started = performance.now();
  const outcome = await ask(url, agent).catch((error: unknown) => String(error));
  const waited = performance.now() - started;
  waits.longest = Math.max(waits.longest, waited);
  if (waited >= longestMs) waits.failures.push(`${url} waited ${Math.round(waited)} ms`);
  else if (typeof outcome === 'string') {
    if (/ECONNRESET|ECONNREFUSED|EPIPE|hang up|aborted/.test(outcome)) waits.broken += 1;
    else waits.failures.push(`${url}: ${outcome}`);
  } else if (!outcome.isWhole) waits.broken += 1;
  else if (outcome.status === 200 || outcome.status === 308) waits.answered += 1;
  else waits.failures.push(`${url}: ${outcome.status}`);
}

/** How many were killed. */
async function killAtRandom(pid: number, random: () => number): Promise<number> {
  const until = performance.now() + killingMs;
  let killed = 0;
  while (performance.now() < until) {
    const serving = childrenOf(pid, 'serve.ts');
    const victim = serving[Math.floor(random() * serving.length)];
    if (victim !== undefined) {
      process.kill(victim, 'SIGKILL');
      killed += 1;
    }
    await sleep(everyMs * (0.5 + random()));
  }
  return killed;
}
