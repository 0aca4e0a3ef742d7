import os from 'node:os';
import path from 'node:path';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { createProgressLines } from '@/lib/process/progress-lines';
import { openEncoder } from '@/lib/search/meaning/encode/encoder';
import { ownersModel, usesMeaning } from '@/lib/search/meaning/encode/site-model';
import { relateSnapshot } from '@/lib/search/meaning/related/relate-snapshot';
import { encodeInThreads } from '@/lib/search/meaning/vectors/encode-in-threads';
import { encodeSnapshot } from '@/lib/search/meaning/vectors/encode-snapshot';
import { findVectors } from '@/lib/search/meaning/vectors/meaning-folder';
import { textToRead } from '@/lib/search/meaning/vectors/text-to-read';
import { findServed } from '@/lib/snapshot/store/find-served';
import { snapshotFiles, snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { existingContentFolder } from './arguments';
import { command } from './command';

/** Below everything that answers a reader. */
const lowPriority = 10;
const maxThreads = 4;
const reportEveryMs = 10_000;

/**
 * A process of its own that makes the vectors of the current snapshot of a content folder, where they are not there:
 * what it needs of memory is given back, and what serves is never held up.
 */
command('encode-meaning', async ({ given }) => {
  os.setPriority(lowPriority);
  const contentFolder = await existingContentFolder(given.content);
  const { root, snapshots } = snapshotFolders(contentFolder);
  const found = await findServed(root, 'sizes');
  if (found === undefined) return;
  const catalog = await openCatalog(found.folder);
  const { site } = catalog.frame;
  if (!usesMeaning(site)) return catalog.close();
  // Whoever serves with vectors that are there says himself why he cannot.
  const isSaid = (await findVectors(root, found.name)) !== undefined;
  const ownModel = ownersModel(site, contentFolder);
  const single = await openEncoder({
    ...(ownModel ? { folder: ownModel } : {}),
    onFailure: (reason) => isSaid || console.error(`stoa: search goes by words alone: ${reason}`),
  });
  if (single === undefined) return catalog.close();
  const encoder = encodeInThreads(single, Math.min(maxThreads, os.availableParallelism()), ownModel);
  const progress = createProgressLines(console.log, Date.now, reportEveryMs);
  const step = progress.begin('Meaning of questions');
  const { made } = await encodeSnapshot({
    root,
    snapshot: found.name,
    searchFolder: path.join(found.folder, snapshotFiles.search),
    textOf: (question, length) => textToRead(catalog, question, length),
    snapshotsFolder: snapshots,
    encoder,
    ownModel,
    onProgress(done, total) {
      step(done, total);
      // Whoever began it may have ended: then nobody wants to know, nor what comes of it.
      if (process.send && !process.connected) process.exit(0);
      process.send?.({ done, total }, undefined, undefined, ignore);
    },
    // Where it fails, threads may be at other texts still: they end first, or the process would end with them.
  }).finally(encoder.close);
  await relateSnapshot({ root, snapshot: found.name, folder: found.folder, model: encoder.fingerprint });
  progress.end(`${made.toLocaleString('en')} made`);
  await catalog.close();
  // A channel to whoever began it would keep it.
  process.disconnect?.();
});

/** The channel closed at this moment: noticed at the next step. */
function ignore(): void {}
