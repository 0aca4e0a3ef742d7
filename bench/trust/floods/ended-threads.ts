import { once } from 'node:events';
import { freePort } from '@/test-support/port-of';
import { quantile } from '../../quantile';
import { start } from '../faults/command';
import { until } from '../faults/served';
import type { TrustRow } from '../trust-group';
import { createClient } from './client';
import { pathOf, writeQuestions } from './library';

const seconds = 60;
const clients = 6;
const questions = 400;
/** Each thread lives so long on the average. */
const lifeMs = 8000;

/** For a minute each thread is ended some seconds after it began, under readers of pages that are made anew and of searches. */
export async function tryEndedThreads(library: string, report: (line: string) => void): Promise<TrustRow[]> {
  await writeQuestions(library, questions, 0);
  const port = await freePort();
  const env = {
    PORT: String(port),
    STOA_TRUST_PROXY: '1',
    STOA_PRERENDER: '3',
    STOA_CACHE_MB: '0',
    STOA_TRIAL_KILL_THREADS_MS: String(lifeMs),
  };
  const child = start('start', ['--content', library], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  if (!(await until(() => output.includes('Ready: ') || child.exitCode !== null, 300_000)))
    throw new Error(`the server did not start: ${output}`);
  report(`threads that end at random under ${clients} readers for ${seconds} s`);
  const before = endsIn(output);
  const record = await readFor(port);
  const ended = endsIn(output) - before;
  const exit = once(child, 'exit');
  if (child.exitCode === null) child.kill('SIGTERM');
  const code = child.exitCode ?? (await exit)[0];
  const failures = [...record.failures];
  if (code !== 0) failures.push(`the server ended with ${code}, not with 0`);
  if (ended === 0) failures.push('no thread was ended');
  const tried = record.times.length;
  return [
    {
      name: 'requests while threads end at random',
      tried,
      held: tried - failures.length,
      failures,
      figure: `${ended} threads ended; p50 ${Math.round(quantile(record.times, 0.5))} ms, p99 ${Math.round(quantile(record.times, 0.99))} ms`,
    },
  ];
}

function endsIn(output: string): number {
  return output.match(/a thread is ended for a trial/g)?.length ?? 0;
}

async function readFor(port: number) {
  const end = Date.now() + seconds * 1000;
  const times: number[] = [];
  const failures: string[] = [];
  let n = 0;
  const read = async (_: unknown, client: number) => {
    const asking = createClient(port, `10.0.1.${client}`);
    while (Date.now() < end) {
      n += 1;
      const path =
        n % 4 === 0 ? `/api/search?q=ordinary+${n % questions}` : pathOf(`ordinary-${n % questions}`);
      try {
        const { status, body, milliseconds } = await asking.ask(path);
        times.push(milliseconds);
        if (status !== 200 || /"status":"failed"/.test(body)) failures.push(`${path}: ${status}`);
      } catch (error) {
        times.push(0);
        failures.push(`${path}: ${String(error)}`);
      }
    }
    asking.close();
  };
  await Promise.all(Array.from({ length: clients }, read));
  return { times, failures };
}
