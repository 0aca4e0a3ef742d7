import { mkdir, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { linesOfQuiz } from '@/lib/content/fields/choice-fields';
import { linksOf } from '@/lib/library/links-of';
import { renderTaken } from '@/lib/markdown/render/taken/taken-answer';
import { openShownFiles } from '@/lib/pictures/picture-table';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import type { TakenLibrary } from '@/lib/take/taken-library';
import { writeFiles } from '@/test-support/write-files';

/** A library of these files, by their paths in its folder, opened as a server opens it but for its threads. */
export async function openTakenLibrary(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<TakenLibrary> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-taken-'));
  const [content, snapshotFolder] = [path.join(root, 'content'), path.join(root, 'snapshot')];
  await writeFiles(content, files);
  return openTakenFolder(content, snapshotFolder);
}

/** The same of a content folder; its snapshot is made in a folder that is not there yet. */
export async function openTakenFolder(content: string, snapshotFolder: string): Promise<TakenLibrary> {
  await mkdir(snapshotFolder);
  await buildSnapshot(content, snapshotFolder, () => () => {});
  const catalog = await openCatalog(snapshotFolder);
  const shownFiles = await openShownFiles(snapshotFolder);
  const baseUrl = catalog.frame.site.baseUrl ?? 'http://localhost:3000';
  return {
    catalog,
    baseUrl,
    snapshotFolder,
    shownFiles,
    async renderTaken(number, form) {
      const record = catalog.record(number);
      return renderTaken(await catalog.answer(number), {
        form,
        siteOrigin: baseUrl,
        links: linksOf(catalog, number),
        files: await shownFiles(number),
        title: record.setQuestion,
        lines: linesOfQuiz(record),
        macros: catalog.frame.macros ?? {},
      });
    },
  };
}
