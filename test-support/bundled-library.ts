import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import type { BuiltSnapshot } from '@/lib/snapshot/build/write-snapshot';

/** The library that comes with the program, built into a temporary folder: what its tests read. */
export interface Bundled {
  readonly built: BuiltSnapshot;
  readonly catalog: Catalog;
  readonly questions: readonly QuestionRecord[];
  readonly folder: string;
}

let building: ReturnType<typeof build> | undefined;

/** Built once in a process, and only read: each caller has a catalog of its own to close. */
export async function openBundledLibrary(): Promise<Bundled> {
  building ??= build();
  const { built, folder } = await building;
  const catalog = await openCatalog(folder);
  const questions = Array.from({ length: catalog.frame.total }, (_, number) => catalog.record(number));
  return { built, catalog, questions, folder };
}

async function build(): Promise<Pick<Bundled, 'built' | 'folder'>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-bundled-'));
  return { built: await buildSnapshot(path.resolve('content'), folder, () => () => {}), folder };
}
