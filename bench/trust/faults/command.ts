import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it said, on either output. */
  readonly output: string;
  readonly milliseconds: number;
}

export interface CommandOptions {
  /** Shell commands that are run before, in a namespace of mounts of its own: nobody else sees what they mount. */
  readonly mounts?: string;
  /** Runs it as a user who owns nothing. */
  readonly asNobody?: boolean;
  /** Told of the process and of what it says, to kill it at some moment. */
  readonly onStart?: (child: ChildProcess) => void;
  readonly env?: Readonly<Record<string, string>>;
}

export const nobody = 65534;
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/** Runs a command of the program (`build`, `check`) over a content folder, to its end. */
export async function runCommandOf(
  name: 'build' | 'check',
  content: string,
  options: CommandOptions = {},
): Promise<Ended> {
  const started = performance.now();
  const flags = name === 'build' ? ['--content-only'] : [];
  const child = start(name, [...flags, '--content', content], options);
  const exit = once(child, 'exit');
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  options.onStart?.(child);
  const [code, signal] = await exit;
  return { code, signal, output, milliseconds: performance.now() - started };
}

/** Starts a command; whoever does ends it. */
export function start(name: string, args: readonly string[], options: CommandOptions = {}): ChildProcess {
  const script = path.join('lib', 'cli', `${name}.ts`);
  const program = [process.execPath, '--import', 'tsx', script, ...args];
  const asUser = options.asNobody ? [...asNobody, ...program] : program;
  const [command = '', ...rest] =
    options.mounts === undefined && !options.asNobody
      ? program
      : ['unshare', '-m', 'sh', '-c', `${options.mounts ?? 'true'} && exec "$@"`, 'sh', ...asUser];
  return spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...options.env },
  });
}

/** Why mounts of one's own cannot be made here; undefined where they can. */
export async function whyNoMounts(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'skipped: needs Linux';
  if (process.getuid?.() !== 0) return 'skipped: needs root for mounts of its own';
  const child = spawn(
    'unshare',
    ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt && setpriv --reuid=65534 true'],
    {
      stdio: 'ignore',
    },
  );
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', resolve);
  });
  return code === 0 ? undefined : 'skipped: mounts are not allowed here';
}
