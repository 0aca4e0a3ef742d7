import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorker } from './bundle-worker';
import { fingerprintSources, siteSources } from './source-fingerprint';
import { UserError } from './user-error';

const markFile = path.join('.next', 'stoa-sources');

/** Runs `next build` where the sources changed since the last one; says whether it did. */
export async function buildSite(begin: () => void): Promise<boolean> {
  const sources = await fingerprintSources(siteSources);
  const built = await readFile(markFile, 'utf8').catch(() => '');
  if (built === sources) return false;
  begin();
  const worker = await bundleWorker();
  const output = await runNextBuild(worker.address);
  if (output !== undefined) throw new UserError(`the site could not be built:\n${output}`);
  await worker.write();
  await writeFile(markFile, sources);
  return true;
}

/** The output of a build that failed, or undefined. */
function runNextBuild(workerAddress: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      NEXT_PUBLIC_SEARCH_WORKER: workerAddress,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0 ? undefined : output));
  });
}
