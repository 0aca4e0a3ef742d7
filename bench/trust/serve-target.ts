import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/test-support/port-of';
import { runExport } from '../../e2e/run-export';
import { type ServedProgram, type ServedSite, serveWith } from '../pages/serve';
import { hasNginx, startNginx } from '../scale/nginx';
import type { Program, Target } from './targets';

/** A site that a group tries, whatever serves it. */
export interface TargetSite extends ServedSite {
  readonly port: number;
  /** Folders that nobody may write while it is tried. */
  readonly folders: readonly string[];
}

interface ServeOptions {
  readonly port?: number;
  /** Beside the environment of this process; nothing of it means anything to an export. */
  readonly env?: Readonly<Record<string, string>>;
}

const start = ['--max-semi-space-size=4', '--import', 'tsx', 'lib/cli/start.ts', '--content'];

/** Serves the content folder by what is to be tried. */
export async function serveTarget(
  target: Target,
  content: string,
  options: ServeOptions = {},
): Promise<TargetSite> {
  if (target === 'nginx') return serveExport(content);
  const port = options.port ?? (await freePort());
  const site = await serveProgram(target, content, { ...options, port });
  const folders = target === 'standalone' ? [await standaloneOf(content)] : ['.next', '.stoa'];
  return { ...site, port, folders };
}

/** The same where it has to be a program of ours: it has a process, and a code that it ends with. */
export async function serveProgram(
  target: Program,
  content: string,
  { port, env = {} }: ServeOptions = {},
): Promise<ServedProgram> {
  const options = { port: port ?? (await freePort()), env };
  switch (target) {
    case 'server':
      return serveWith([...start, content], options);
    case 'no-prerender':
      return serveWith([...start, content], { ...options, env: { ...env, STOA_PRERENDER: '0' } });
    case 'workers':
      return serveWith([...start, content, '--workers', '2'], options);
    case 'standalone': {
      const folder = await standaloneOf(content);
      // Nothing of this folder's packages can be found from there.
      return serveWith([path.join(folder, 'server.mjs')], { ...options, folder: tmpdir() });
    }
  }
}

const standaloneOf = onceEach(async (content) => {
  const out = path.join(await ownFolder('stoa-standalone-'), 'stoa');
  const program = ['--import', 'tsx', 'lib/cli/standalone.ts', '--no-meaning', '--content', content];
  const writing = spawn(process.execPath, [...program, '--out', out], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = await once(writing, 'exit');
  if (code !== 0) throw new Error('the standalone folder could not be written');
  return out;
});

/** An export tells its own address: its port is chosen before it is written. */
const exportOf = onceEach(async (content) => {
  if (!hasNginx()) throw new Error('there is no nginx: install it (Debian: apt-get install nginx-light)');
  const folder = await ownFolder('stoa-export-');
  // nginx reads as another user than root.
  await chmod(folder, 0o755);
  const out = path.join(folder, 'site');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { code, output } = await runExport(['--content', content, '--out', out, '--url', url]);
  if (code !== 0) throw new Error(`the export failed: ${output}`);
  return { out, port };
});

async function serveExport(content: string): Promise<TargetSite> {
  const { out, port } = await exportOf(content);
  const text = await readFile(`${out}.nginx.conf`, 'utf8');
  const http = `include /etc/nginx/mime.types;\n${text.replace('listen 80;', `listen 127.0.0.1:${port};`)}`;
  const { stop } = await startNginx(port, http);
  return { url: `http://localhost:${port}`, port, folders: [out], stop };
}

/** What takes long is done once for each content folder, and shared by the groups. */
function onceEach<T>(make: (content: string) => Promise<T>): (content: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (content) => {
    const known = made.get(content) ?? make(content);
    made.set(content, known);
    return known;
  };
}

/** It stays until this process ends. */
async function ownFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
