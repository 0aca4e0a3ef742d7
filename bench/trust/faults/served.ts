import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/test-support/port-of';
import { childrenOf } from '../../scale/watch-process';
import { start } from './command';

/** A server over a content folder, with what it says. */
export interface FaultyServer {
  readonly url: string;
  /** All it said since it started. */
  output(): string;
  /** What it said since this was asked last. */
  news(): string;
  /** Ids of the processes it has started and that run now, by the script they run. */
  children(script: string): readonly number[];
  end(signal: NodeJS.Signals): Promise<void>;
}

/** In the name of what a server runs to build an edit, whether it is bundled or not. */
export const builderScript = 'build-content';

const patienceMs = 180_000;

/** Starts a server and waits until it is ready. */
export async function serve(
  content: string,
  mounts?: string,
  switches: readonly string[] = [],
): Promise<FaultyServer> {
  const port = await freePort();
  const child = start('start', ['--content', content, ...switches], {
    env: { PORT: String(port), STOA_PRERENDER: '0' },
    ...(mounts === undefined ? {} : { mounts }),
  });
  let output = '';
  let told = 0;
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const isReady = await until(() => output.includes('Ready: ') || child.exitCode !== null, patienceMs);
  if (!isReady || child.exitCode !== null) {
    await end(child, 'SIGKILL');
    throw new Error(`the server did not start: ${output}`);
  }
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    news() {
      const news = output.slice(told);
      told = output.length;
      return news;
    },
    children: (script) => childrenOf(child.pid ?? 0, script),
    end: (signal) => end(child, signal),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** Whether something came true in time. */
export async function until(isTrue: () => boolean | Promise<boolean>, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await isTrue()) return true;
    await wait(20);
  }
  return isTrue();
}

/** What a page says of a question: its version, or what came instead. */
export async function versionOf(url: string, n: number): Promise<number | string> {
  const response = await fetch(`${url}/learn/subject-${n % 3}/questions/question-${n}`);
  const text = await response.text();
  if (response.status !== 200) return `${response.status} for question ${n}`;
  const found = new RegExp(`Number${n} stands at version(\\d+) of all\\.`).exec(text);
  return found ? Number(found[1]) : `question ${n} without its answer`;
}
