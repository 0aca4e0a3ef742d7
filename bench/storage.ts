import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { installPython } from './install-python';
import { tryPushing } from './storage/push-trials';
import { tryServing } from './storage/serve-trials';
import { startStorage } from './storage/start-storage';
import type { StorageTrial } from './storage/trial';
import { rowLine, type TrialGroups, wantedGroups } from './trial-row';

const usage = `Tries snapshots in object storage on a real server of the S3 API (moto, from PyPI), and prints: tried, held.

  npm run test:storage [-- --only NAME] [--content DIR]

--only NAME    one of pushing, serving
--content DIR  a library that is built (npm run build); content by default`;

const requirement = 'moto[server,s3]==5.2.5';
const groups: TrialGroups<StorageTrial> = {
  pushing: tryPushing,
  serving: tryServing,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    content: { type: 'string', default: 'content' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await tryAll();

async function tryAll(): Promise<void> {
  const wanted = wantedGroups(groups, values.only);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-storage-'));
  const python = await installPython(folder, requirement).catch((error: unknown) => {
    console.log(`skipped: ${requirement} cannot be installed here (${String(error).split('\n')[0]})`);
    return undefined;
  });
  if (python === undefined) return;
  const storage = await startStorage(python);
  try {
    const { root } = snapshotFolders(path.resolve(values.content));
    const trial = { storage, root, cache: path.join(folder, 'cache') };
    for (const [, group] of wanted)
      for await (const row of group(trial)) {
        console.log(rowLine(row));
        if (!row.held) process.exitCode = 1;
      }
  } finally {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  }
}
