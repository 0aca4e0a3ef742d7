import { type BuildOptions, build } from 'esbuild';
import { browserTargets } from './browser-targets';

/** One script for browsers, with all that its source needs. */
export async function bundleForBrowser(
  source: string,
  options: BuildOptions & { readonly format: 'iife' | 'esm' },
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [source],
    bundle: true,
    minify: true,
    write: false,
    target: browserTargets,
    legalComments: 'none',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
