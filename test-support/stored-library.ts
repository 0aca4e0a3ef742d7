import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareSnapshot } from '@/lib/snapshot/prepare/prepare-snapshot';
import type { ObjectStore } from '@/lib/snapshot/storage/object-store';
import { pushSnapshot } from '@/lib/snapshot/storage/push-snapshot';
import { createS3Store } from '@/lib/snapshot/storage/s3-store';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { type FakeS3, startFakeS3 } from './fake-s3';
import { samplePng } from './sample-pictures';
import { writeFiles } from './write-files';

/** A library that is built, and a storage that it can be pushed to. */
export interface StoredLibrary {
  readonly fake: FakeS3;
  readonly store: ObjectStore;
  /** The folder of its artifacts. */
  readonly artefacts: string;
  /** Writes files of the content by their names, and builds it; the folder of the snapshot. */
  build(files?: Readonly<Record<string, string>>): Promise<string>;
  push(options?: Partial<Parameters<typeof pushSnapshot>[1]>): ReturnType<typeof pushSnapshot>;
  close(): Promise<void>;
}

const questions = 30;
const colors = ['red', 'blue', 'green', 'yellow', 'black', 'white', 'brown'];

/** Thirty questions with pictures and a download. */
export async function openStoredLibrary(): Promise<StoredLibrary> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-stored-'));
  const content = path.join(root, 'content');
  const options = { builder: 'one', artefacts: path.join(root, '.stoa'), begin: () => () => {} };
  const fake = await startFakeS3(path.join(root, 'cache'), 'school/');
  const store = createS3Store(fake.settings, { timeoutMs: 5000, tries: 1 });
  const { root: artefacts } = snapshotFolders(content, options.artefacts);
  for (let n = 0; n < questions; n++) await writeFiles(content, { [`art/hue-${n}.md`]: questionOf(n) });
  await writeFiles(content, { 'art/hue.png': samplePng(40, 30), 'art/sheet.csv': 'hue,wave\nred,700\n' });
  return {
    fake,
    store,
    artefacts,
    async build(files = {}) {
      await writeFiles(content, files);
      return (await prepareSnapshot(content, options)).folder;
    },
    push: (own) => pushSnapshot(store, { root: artefacts, begin: () => () => {}, keep: 3, ...own }),
    async close() {
      fake.close();
      // What was being brought may still be written.
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A question of the sample library, by its number. */
export function questionOf(n: number, said = 'seen'): string {
  const color = colors[n % colors.length];
  const shown = n % 5 === 0 ? '\n\n![A hue](hue.png) and [a sheet](sheet.csv)' : '';
  return `---\nquestion: What is ${color} number ${n}?\nkeywords: [${color}, hue]\n---\nThe ${color} that is ${said} as number ${n}, $x^{${n}}$.${shown}\n`;
}
