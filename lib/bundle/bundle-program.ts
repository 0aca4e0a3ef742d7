import { build } from 'esbuild';

/** Packages that find files of their own beside them; Next brings what it traced. */
export const unbundledPackages = ['piscina', 'sql.js'];
/** The same of what need not be installed. */
export const optionalPackages = ['onnxruntime-node', 'sharp'];

/**
 * Writes a program of this project as one script for Node, which starts in a third of the time that its sources take.
 * @param target where it may find `unbundledPackages`
 * @param options.first statements that run before all else
 * @returns the files that are in the bundle
 */
export async function bundleProgram(
  entry: string,
  target: string,
  options: { readonly first?: string; readonly constants?: Readonly<Record<string, string>> } = {},
): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: target,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['next', 'react', 'react-dom', ...unbundledPackages, ...optionalPackages],
    legalComments: 'none',
    metafile: true,
    define: Object.fromEntries(
      Object.entries(options.constants ?? {}).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    // Packages of the older module kind ask for `require`; what lies beside the script is found from its folder.
    banner: {
      js: [
        "import { createRequire as stoaCreateRequire } from 'node:module';",
        "import { dirname as stoaDirname } from 'node:path';",
        "import { fileURLToPath as stoaFileURLToPath } from 'node:url';",
        'const require = stoaCreateRequire(import.meta.url);',
        'const __filename = stoaFileURLToPath(import.meta.url);',
        'const __dirname = stoaDirname(__filename);',
        ...(options.first ? [options.first] : []),
      ].join('\n'),
    },
  });
  return Object.keys(metafile.inputs);
}
