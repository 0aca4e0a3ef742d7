import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '@/lib/process/user-error';
import { bundleBuilder } from './builder-program';
import { bundleIslands } from './bundle-islands';
import { bundleOfflineWorker } from './bundle-offline-worker';
import { bundleWorker } from './bundle-worker';
import { bundleRenderTask } from './render-program';
import { fingerprintSources, siteSources } from './source-fingerprint';
import { readBuiltRules } from './styles/built-classes';
import { writePageStyles } from './styles/page-styles';

const markFile = path.join('.next', 'stoa-sources');
/** Where Next leaves the site with what of its packages a server needs, if asked to. */
export const tracedSite = path.join('.next', 'standalone');

/**
 * Runs `next build` where the sources changed since the last one; says whether it did.
 * @param options.isStandalone with `tracedSite`, which takes longer and only `npm run standalone` wants
 */
export async function buildSite(begin: () => void, { isStandalone = false } = {}): Promise<boolean> {
  const sources = await fingerprintSources(siteSources);
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const isBuilt = (await read(markFile)) === sources;
  const buildId = path.join('.next', 'BUILD_ID');
  if (isBuilt && (!isStandalone || (await read(path.join(tracedSite, buildId))) === (await read(buildId))))
    return false;
  begin();
  const worker = await bundleWorker();
  const site = sources.slice(0, 12);
  const output = await runNextBuild({
    NEXT_PUBLIC_SEARCH_WORKER: worker.address,
    NEXT_PUBLIC_SITE: site,
    ...(isStandalone ? { STOA_STANDALONE: '1' } : {}),
  });
  if (output !== undefined) throw new UserError(`the site could not be built:\n${output}`);
  await worker.write();
  const rules = await readBuiltRules();
  await bundleIslands({ site, rules, searchWorker: worker.address });
  await writePageStyles(rules, site);
  await bundleOfflineWorker();
  await bundleBuilder();
  await bundleRenderTask();
  await writeFile(markFile, sources);
  return true;
}

/** The output of a build that failed, or undefined. */
function runNextBuild(environment: Readonly<Record<string, string>>): Promise<string | undefined> {
  const child = spawn(process.execPath, [path.join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      ...environment,
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
