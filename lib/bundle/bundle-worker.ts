import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const entry = path.join('lib', 'search', 'browser', 'worker.ts');

/** The search worker as one script. */
export interface BundledWorker {
  /** Address under which the site serves it; changes with its content. */
  readonly address: string;
  /** Writes it where that address finds it; `next build` empties the folder, so this comes after it. */
  write(): Promise<void>;
}

/** Bundles the worker with the engine: Next would cut it into four files, and a first search waits for each of them. */
export async function bundleWorker(): Promise<BundledWorker> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome90', 'firefox90', 'safari15'],
    legalComments: 'none',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash('sha256').update(code).digest('base64url').slice(0, 12);
  const name = `search-${hash}.js`;
  return {
    address: `/_next/static/${name}`,
    async write() {
      const folder = path.join('.next', 'static');
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, name);
      await Promise.all([
        writeFile(file, code),
        writeFile(`${file}.br`, brotliCompressSync(code)),
        writeFile(`${file}.gz`, gzipSync(code, { level: 9 })),
      ]);
    },
  };
}
