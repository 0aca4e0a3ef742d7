import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beginTarget, TargetRefused } from '@/lib/export/target-folder';
import { bundledThreadTask } from '@/lib/library/server-threads';
import { UserError } from '@/lib/process/user-error';
import { snapshotsIn } from '@/lib/snapshot/store/snapshot-folders';
import { tracedSite } from './build-site';
import { rootFiles } from './built-files';
import { bundleProgram, unbundledPackages } from './bundle-program';
import { licensesOf } from './bundled-licenses';
import { bundleStandaloneTask } from './render-program';
import { standaloneLibrary } from './standalone-folder';
import { copyVectors, writeMeaning } from './standalone-meaning';

/**
 * Writes a folder that serves with Node alone: Next's own standalone output, the server bundled to one script, the
 * programs of its threads to three others, the model of meaning with what runs it, files for browsers, the licenses of what is bundled, and the artifacts of a library.
 * It is written to a staging folder, and takes the place of the last one when it is whole.
 * @param artefacts the folder that holds the current file, and the snapshot it points to; undefined leaves them out
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

/** What only the script of reading pages holds. */
const browserPackages = [path.join('node_modules', 'preact', 'package.json')];

async function writeServer(folder: string): Promise<void> {
  // Next's own server is left out: it knows no library.
  const ownServer = path.join(tracedSite, 'server.js');
  await cp(tracedSite, folder, { recursive: true, filter: (file) => file !== ownServer });
  await cp(path.join('.next', 'static'), path.join(folder, '.next', 'static'), { recursive: true });
  await cp(rootFiles, path.join(folder, rootFiles), { recursive: true });
  await cp('public', path.join(folder, 'public'), { recursive: true });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'stoa', private: true, type: 'module' }),
  );
  await Promise.all(unbundledPackages.map((name) => copyPackage(name, folder)));
  const server = path.join('lib', 'cli', 'serve.ts');
  const threadTask = path.join('lib', 'library', 'thread-task.ts');
  const inputs = [
    ...(await bundleProgram(server, path.join(folder, 'server.mjs'), { first: await setConfiguration() })),
    ...(await bundleStandaloneTask(folder)),
    ...(await bundleProgram(threadTask, path.join(folder, bundledThreadTask))),
    ...(await writeMeaning(folder)),
    ...browserPackages,
  ];
  await writeFile(path.join(folder, 'LICENSES.txt'), await licensesOf(inputs));
}

/** Of packages that come in several forms the one that is run. */
const formsRun: Readonly<Record<string, RegExp>> = { 'sql.js': /^dist\/sql-wasm\.(?:js|wasm)$/ };

/** What a package runs, without its sources, tests and types. */
async function copyPackage(name: string, folder: string): Promise<void> {
  const from = path.join('node_modules', name);
  const run = formsRun[name] ?? /^dist\/(?!.*\.(?:map|d\.ts)$)/;
  const isWanted = (file: string) => {
    const inside = path.relative(from, file);
    return inside === '' || /^(?:package\.json|LICENSE|dist)$/.test(inside) || run.test(inside);
  };
  await cp(from, path.join(folder, from), { recursive: true, filter: isWanted });
}

/** One snapshot with its current file: those kept for open tabs stay where they are. */
async function copyLibrary(
  { root, folder }: { readonly root: string; readonly folder: string },
  target: string,
): Promise<void> {
  const [from, to] = [snapshotsIn(root), snapshotsIn(target)];
  await cp(folder, path.join(to.snapshots, path.basename(folder)), { recursive: true });
  await copyVectors(root, path.basename(folder), target);
  await cp(from.currentFile, to.currentFile);
}

/** The configuration that Next was built with: as in the server that Next writes, what reads one from its source is not traced. */
async function setConfiguration(): Promise<string> {
  const files = await readFile(path.join('.next', 'required-server-files.json'), 'utf8');
  const { config } = JSON.parse(files) as { readonly config: unknown };
  return `process.env.__NEXT_PRIVATE_STANDALONE_CONFIG ??= ${JSON.stringify(JSON.stringify(config))};`;
}
