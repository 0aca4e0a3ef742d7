import { spawn } from 'node:child_process';
import path from 'node:path';
import { findCurrentGeneration, type PreparedGeneration } from '@/lib/generation/prepare-generation';
import { builderSources, fingerprintSources } from './source-fingerprint';
import { UserError } from './user-error';

/** The build of the content failed, and has said why. */
export class BuildFailed extends UserError {}

/**
 * The generation to serve. Where it must be built, another process does it: what building needs of memory, several
 * times what serving needs, is given back. That process says what is wrong.
 * @throws BuildFailed where it failed
 */
export async function prepareApart(contentFolder: string): Promise<PreparedGeneration> {
  const builder = await fingerprintSources(builderSources);
  const current = await findCurrentGeneration(contentFolder, { builder });
  if (current) {
    console.log('  Content: nothing changed since it was last built');
    return current;
  }
  await runBuild(contentFolder);
  const built = await findCurrentGeneration(contentFolder, { builder });
  // Edited while it was built: the next round has it.
  return built ?? prepareApart(contentFolder);
}

function runBuild(contentFolder: string): Promise<void> {
  const script = path.join('lib', 'cli', 'build.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, '--content-only', '--content', contentFolder],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new BuildFailed(''))));
  });
}
