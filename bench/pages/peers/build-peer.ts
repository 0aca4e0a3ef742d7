import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@/test-support/port-of';
import { type ServedSite, serveWith } from '../serve';
import type { PageSource } from './page-sources';
import { nodePackage, type Peer } from './peer';
import { serveCompressed } from './serve-compressed';

const run = promisify(execFile);
const outputLimit = 64 * 1024 * 1024;
const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NODE_ENV: 'production',
} as const;

/**
 * Installs a peer's packages in a folder, builds its site of the pages, and serves it.
 * @throws where the registry does not answer, or the build fails, with what it said
 */
export async function servePeer(
  peer: Peer,
  folder: string,
  pages: readonly PageSource[],
): Promise<ServedSite> {
  const settings = { private: true, dependencies: peer.packages };
  const files = { 'package.json': JSON.stringify(settings), ...peer.files(pages) };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await runIn(folder, 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
  const node = path.join(folder, 'node_modules', nodePackage, 'bin', 'node');
  await runIn(folder, node, peer.build);
  if (typeof peer.serve === 'string') return serveCompressed(path.join(folder, peer.serve));
  const port = await freePort();
  return serveWith([...peer.serve, String(port)], { port, folder, program: node });
}

async function runIn(folder: string, program: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, ...(program === 'npm' ? {} : quiet) };
  try {
    await run(program, args, { cwd: folder, env, maxBuffer: outputLimit });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${(stdout + stderr).slice(-3000)}`);
  }
}
