import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sourceProgram } from '@/lib/concurrency/thread-program';
import type { RenderProgram } from '@/lib/library/rendering/render-threads';
import { exists } from '@/lib/snapshot/store/exists';
import { bundleProgram } from './bundle-program';
import { fingerprintSources } from './source-fingerprint';

/** Name of the program of the threads that render answers, in a standalone folder. */
const standaloneTask = 'render-task.mjs';
const source = path.join('lib', 'library', 'rendering', 'render-task.ts');
/** What an answer's HTML depends on, beside the answer. */
const sources = [
  'lib/text',
  'lib/site',
  'lib/pictures',
  'lib/markdown',
  'lib/concurrency',
  source,
  'package-lock.json',
];

/** Bundles the program beside the built site: its threads begin in a third of the time, and take less memory. */
export async function bundleRenderTask(): Promise<void> {
  await bundleProgram(source, bundleOf(await fingerprintSources(sources)));
}

/** @returns the files that are in the bundle */
export function bundleStandaloneTask(folder: string): Promise<readonly string[]> {
  return bundleProgram(source, path.join(folder, standaloneTask));
}

/** The bundle of a standalone folder, the one that was made of these very sources, or the sources. */
export async function renderProgram(): Promise<RenderProgram> {
  const standalone = path.resolve(standaloneTask);
  const bytes = await readFile(standalone).catch(() => undefined);
  if (bytes)
    return {
      filename: standalone,
      execArgv: [],
      fingerprint: createHash('sha256').update(bytes).digest('base64url'),
    };
  const fingerprint = await fingerprintSources(sources);
  const bundle = path.resolve(bundleOf(fingerprint));
  if (await exists(bundle)) return { filename: bundle, execArgv: [], fingerprint };
  return { ...sourceProgram(source), fingerprint };
}

function bundleOf(fingerprint: string): string {
  return path.join('.next', `render-task-${fingerprint.slice(0, 16)}.mjs`);
}
