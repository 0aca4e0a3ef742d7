import path from 'node:path';
import { exists } from '@/lib/snapshot/store/exists';
import { bundleProgram } from './bundle-program';
import { builderSources, fingerprintSources } from './source-fingerprint';

const source = path.join('lib', 'cli', 'build-content.ts');

/**
 * Bundles the program that builds content, beside the built site: after an edit everyone waits for it, and its sources
 * take a second to load.
 */
export async function bundleBuilder(): Promise<void> {
  const builder = await fingerprintSources(builderSources);
  await bundleProgram(source, bundleOf(builder), { constants: { bundledBuilder: builder } });
}

/**
 * What Node is told to run to build content: the bundle where one was made of these very sources, else the sources.
 * @param builder fingerprint of the sources
 */
export async function builderProgram(builder: string): Promise<readonly string[]> {
  const bundle = bundleOf(builder);
  return (await exists(bundle)) ? [bundle] : ['--import', 'tsx', source];
}

function bundleOf(builder: string): string {
  return path.join('.next', `build-content-${builder.slice(0, 16)}.mjs`);
}
