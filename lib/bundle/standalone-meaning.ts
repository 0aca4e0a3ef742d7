import { cp } from 'node:fs/promises';
import path from 'node:path';
import { bundledNearTask } from '@/lib/library/meaning-thread';
import { bundledModel, ownModelFolder } from '@/lib/search/meaning/encode/model-folder';
import { findRelated, findVectors, meaningFolder } from '@/lib/search/meaning/vectors/meaning-folder';
import { exists } from '@/lib/snapshot/store/exists';
import { bundleProgram } from './bundle-program';

const runtime = path.join('node_modules', 'onnxruntime-node');
/** What it asks for beside it. */
const common = path.join('node_modules', 'onnxruntime-common');

/**
 * Writes what a standalone folder needs to hear what queries mean: the thread's program, the model, and what runs it, for
 * this kind of machine alone. Where that is not installed the folder serves as well, by words.
 * @returns files of the packages that are in it
 */
export async function writeMeaning(folder: string): Promise<readonly string[]> {
  await cp(ownModelFolder(), path.join(folder, bundledModel), { recursive: true });
  const source = path.join('lib', 'search', 'meaning', 'vectors', 'near-task.ts');
  const inputs = await bundleProgram(source, path.join(folder, bundledNearTask));
  if (!(await exists(runtime))) return inputs;
  const ownBinaries = path.join('bin', 'napi-v6', process.platform, process.arch);
  await copyParts(runtime, folder, ['package.json', 'dist', ownBinaries]);
  await copyParts(common, folder, ['package.json', path.join('dist', 'cjs')]);
  return [...inputs, ...['onnxruntime-node', 'onnxruntime-common'].map((name) => `node_modules/${name}/`)];
}

async function copyParts(from: string, folder: string, parts: readonly string[]): Promise<void> {
  const isWanted = (file: string) => !/\.(?:map|d\.ts)$/.test(file);
  for (const part of parts) {
    const place = path.join(from, part);
    if (await exists(place)) await cp(place, path.join(folder, place), { recursive: true, filter: isWanted });
  }
}

/** Copies the vectors of a snapshot, where there are any, with what was chosen by them and the owner's model that made them. */
export async function copyVectors(root: string, snapshot: string, target: string): Promise<void> {
  const found = await findVectors(root, snapshot);
  if (found === undefined) return;
  const to = meaningFolder(target, found.model);
  await cp(found.file, to.vectors(snapshot));
  const related = await findRelated(root, snapshot);
  if (related) await cp(related, to.related(snapshot));
  if (found.ownModel) await cp(found.ownModel, to.model, { recursive: true });
}
