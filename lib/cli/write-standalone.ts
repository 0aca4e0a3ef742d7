import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { generationsIn } from '@/lib/generation/folders';
import { bundledRenderTask } from '@/lib/library/answer-renderer';
import { standaloneLibrary } from './standalone-folder';
import { UserError } from './user-error';

/** Packages that find files of their own beside them, and so are copied whole; Next brings what it traced. */
const copiedPackages = ['piscina'];
/** A folder that holds this was written here, and may be written again. */
const mark = 'server.mjs';

/**
 * Writes a folder that serves with Node alone: Next's own standalone output, the server bundled to one script, the
 * program of its threads to another, files for browsers, and the artefacts of a library.
 * @param artefacts the folder that holds the pointer, and the generation it points to; undefined leaves them out
 * @throws UserError where the target holds something else
 */
export async function writeStandalone(
  target: string,
  artefacts: { readonly root: string; readonly folder: string } | undefined,
): Promise<void> {
  const there: readonly string[] = await readdir(target).catch(() => []);
  if (there.length > 0 && !there.includes(mark))
    throw new UserError(`${target} holds other files: name a folder that is empty or not there with --out`);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await cp(path.join('.next', 'standalone'), target, { recursive: true });
  await rm(path.join(target, 'server.js'));
  await rm(path.join('.next', 'standalone'), { recursive: true, force: true });
  await Promise.all([
    cp(path.join('.next', 'static'), path.join(target, '.next', 'static'), { recursive: true }),
    cp('public', path.join(target, 'public'), { recursive: true }),
    writeFile(
      path.join(target, 'package.json'),
      JSON.stringify({ name: 'stoa', private: true, type: 'module' }),
    ),
    ...copiedPackages.map((name) =>
      cp(path.join('node_modules', name), path.join(target, 'node_modules', name), { recursive: true }),
    ),
    bundle(path.join('lib', 'cli', 'serve.ts'), path.join(target, mark), await builtConfiguration()),
    bundle(path.join('lib', 'library', 'render-task.ts'), path.join(target, bundledRenderTask)),
    artefacts && copyLibrary(artefacts, path.join(target, standaloneLibrary)),
  ]);
}

/** One generation with its pointer: those kept for open tabs stay where they are. */
async function copyLibrary(
  { root, folder }: { readonly root: string; readonly folder: string },
  target: string,
): Promise<void> {
  const [from, to] = [generationsIn(root), generationsIn(target)];
  await cp(folder, path.join(to.generations, path.basename(folder)), { recursive: true });
  await cp(from.pointer, to.pointer);
}

/** The configuration that Next was built with, as JSON. */
async function builtConfiguration(): Promise<string> {
  const files = await readFile(path.join('.next', 'required-server-files.json'), 'utf8');
  return JSON.stringify((JSON.parse(files) as { readonly config: unknown }).config);
}

async function bundle(entry: string, target: string, configuration = ''): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: target,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['next', 'react', 'react-dom', ...copiedPackages],
    legalComments: 'linked',
    // Packages of the older module kind ask for `require`; what lies beside the script is found from its folder.
    banner: {
      js: [
        "import { createRequire as stoaCreateRequire } from 'node:module';",
        "import { dirname as stoaDirname } from 'node:path';",
        "import { fileURLToPath as stoaFileURLToPath } from 'node:url';",
        'const require = stoaCreateRequire(import.meta.url);',
        'const __filename = stoaFileURLToPath(import.meta.url);',
        'const __dirname = stoaDirname(__filename);',
        // As in the server that Next writes: what reads a configuration from its source is not traced.
        `process.env.__NEXT_PRIVATE_STANDALONE_CONFIG ??= ${JSON.stringify(configuration)};`,
      ].join('\n'),
    },
  });
}
