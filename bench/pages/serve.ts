import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A site served on this machine for as long as it is measured. */
export interface ServedSite {
  readonly url: string;
  stop(): Promise<unknown>;
}

export interface ServedProgram extends ServedSite {
  readonly pid: number;
  /** Asks it to stop; the code it ended with, or null where a signal ended it. */
  stop(): Promise<number | null>;
}

const patienceMs = 300_000;

/** Runs a program that serves, and waits until it answers. What it says goes to standard error. */
export async function serveWith(
  args: readonly string[],
  options: {
    readonly port: number;
    readonly folder?: string;
    /** What runs it: the Node of this process. */
    readonly program?: string;
    /** Beside the environment of this process. */
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<ServedProgram> {
  const child = spawn(options.program ?? process.execPath, args, {
    cwd: options.folder,
    env: {
      ...process.env,
      ...options.env,
      PORT: String(options.port),
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const url = `http://localhost:${options.port}`;
  await answers(url, child);
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const isUp = await fetch(url).then(
      ({ status }) => status < 500,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill();
  throw new Error(`nothing answered at ${url}`);
}
