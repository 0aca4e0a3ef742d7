import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/test-support/port-of';

const longestStartMs = 60_000;
const bucket = 'library';

/** A storage with the S3 API, as a process of this machine. */
export interface RunningStorage {
  /** Variables with which Stoa finds a library in it, below a prefix. */
  environment(prefix: string): Readonly<Record<string, string>>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  close(): Promise<void>;
}

/** @param python one that has moto's server */
export async function startStorage(python: string): Promise<RunningStorage> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(python, ['-m', 'moto.server', '-p', String(port)], { stdio: 'ignore' });
  await answers(endpoint, child);
  const made = await fetch(`${endpoint}/${bucket}`, { method: 'PUT' });
  if (!made.ok) throw new Error(`the storage made no bucket: ${made.status}`);
  return {
    environment: (prefix) => ({
      STOA_SNAPSHOTS: `s3://${bucket}/${prefix}`,
      STOA_SNAPSHOTS_ENDPOINT: endpoint,
      STOA_SNAPSHOTS_KEY_ID: 'trial',
      STOA_SNAPSHOTS_SECRET: 'secret-of-the-trial',
    }),
    signal: (signal) => void child.kill(signal),
    async close() {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  const began = Date.now();
  while (Date.now() - began < longestStartMs) {
    if (child.exitCode !== null) throw new Error(`the storage ended with code ${child.exitCode}`);
    const isUp = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await pause(200);
  }
  throw new Error('the storage did not start');
}
