import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { beginTarget, TargetRefused } from '@/lib/export/target-folder';
import { generationsIn } from '@/lib/generation/folders';
import { bundledRenderTask } from '@/lib/library/answer-renderer';
import { tracedSite } from './build-site';
import { licencesOf } from './bundled-licences';
import { standaloneLibrary } from './standalone-folder';
import { UserError } from './user-error';

/** Packages that find files of their own beside them, and so are copied; Next brings what it traced. */
const copiedPackages = ['piscina'];

/**
 * Writes a folder that serves with Node alone: Next's own standalone output, the server bundled to one script, the
 * program of its threads to another, files for browsers, the licences of what is bundled, and the artefacts of a library.
 * It is written aside, and takes the place of the last one when it is whole.
 * @param artefacts the folder that holds the pointer, and the generation it points to; undefined leaves them out
 * @throws UserError where the target holds something else
 */
export async function writeStandalone(
  target: string,
  artefacts: { readonly root: string; readonly folder: string } | undefined,
): Promise<void> {
  const writing = await beginTarget(target, 'standalone').catch((error: unknown) => {
    throw error instanceof TargetRefused ? new UserError(error.message) : error;
  });
  try {
    await writeServer(writing.folder);
    if (artefacts) await copyLibrary(artefacts, path.join(writing.folder, standaloneLibrary));
    await writing.swapIn();
  } catch (error) {
    await writing.abandon();
    throw error;
  }
}

async function writeServer(folder: string): Promise<void> {
  // Next's own server is left out: it knows no library.
  const ownServer = path.join(tracedSite, 'server.js');
  await cp(tracedSite, folder, { recursive: true, filter: (file) => file !== ownServer });
  await cp(path.join('.next', 'static'), path.join(folder, '.next', 'static'), { recursive: true });
  await cp('public', path.join(folder, 'public'), { recursive: true });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'stoa', private: true, type: 'module' }),
  );
  await Promise.all(copiedPackages.map((name) => copyPackage(name, folder)));
  const server = path.join('lib', 'cli', 'serve.ts');
  const task = path.join('lib', 'library', 'render-task.ts');
  const inputs = [
    ...(await bundle(server, path.join(folder, 'server.mjs'), await builtConfiguration())),
    ...(await bundle(task, path.join(folder, bundledRenderTask))),
  ];
  await writeFile(path.join(folder, 'LICENSES.txt'), await licencesOf(inputs));
}

/** What a package runs, without its sources, tests and types. */
async function copyPackage(name: string, folder: string): Promise<void> {
  const from = path.join('node_modules', name);
  const isWanted = (file: string) =>
    file === from ||
    /^(?:package\.json|LICENSE|dist)$/.test(path.relative(from, file)) ||
    (file.startsWith(path.join(from, 'dist')) && !/\.(?:map|d\.ts)$/.test(file));
  await cp(from, path.join(folder, from), { recursive: true, filter: isWanted });
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

/** Answers the files that are in the bundle. */
async function bundle(entry: string, target: string, configuration = ''): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: target,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['next', 'react', 'react-dom', ...copiedPackages],
    legalComments: 'none',
    metafile: true,
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
  return Object.keys(metafile.inputs);
}
