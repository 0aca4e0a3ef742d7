import cluster from 'node:cluster';
import path from 'node:path';
import { leaveOnUncaught } from '@/lib/process/uncaught';
import { UserError } from '@/lib/process/user-error';
import { exists } from '@/lib/snapshot/store/exists';
import {
  DamagedArtefacts,
  findOther,
  findServed,
  type ServedSnapshot,
} from '@/lib/snapshot/store/find-served';
import { listen } from './listen';
import { createLog } from './log';
import { followCurrentFile } from './reload/follow-current-file';
import type { ServeSettings } from './serve-settings';
import { serveSnapshot } from './serve-snapshot';
import { onStopSignal, stopServing } from './stop-serving';
import { damagedMessage, retireMessage } from './workers';

/** What is to be served, and what is wrong with that. */
export interface Found extends ServedSnapshot {
  readonly trouble?: string;
}

/** Set by the process that looks after those that serve: what they serve is older than the content, which could not be built. */
export const olderVariable = 'STOA_SERVES_OLDER';

/**
 * What there is to serve, every byte of it checked; the snapshot before, where the current one is damaged.
 * @throws UserError where there is nothing, or all of it is damaged
 */
export async function refuseUnbuilt(root: string): Promise<Found> {
  const found = await findServed(root, 'bytes').catch(async (error: unknown) => {
    if (!(error instanceof DamagedArtefacts)) throw error;
    const other = await findOther(root, '');
    if (other) return { ...other, trouble: `what was built last is damaged (${error.message})` };
    throw new UserError(`what was built in ${root} is damaged (${error.message}): run npm run build`);
  });
  if (found === undefined)
    throw new UserError(
      `nothing is built in ${root}: run npm run build, or name another with --artefacts DIR`,
    );
  if (!(await exists(path.join('.next', 'BUILD_ID'))))
    throw new UserError('the site is not built: run npm run build');
  return found;
}

/** Serves a snapshot of a folder of artifacts, without its content, and each one that is swapped in there. */
export async function serveBuilt(
  { folder, trouble = process.env[olderVariable] }: Found,
  {
    root,
    port,
    settings,
  }: { readonly root: string; readonly port: number; readonly settings: ServeSettings },
): Promise<void> {
  const log = createLog(settings.log);
  let following: ReturnType<typeof followCurrentFile> | undefined;
  // Whoever looks after this process may build it again.
  const onDamage = () => {
    following?.distrust();
    if (cluster.isWorker) process.send?.(damagedMessage);
  };
  if (trouble)
    log.error(`${trouble}; the previous snapshot, ${path.basename(folder)}, is served in its place`);
  const serving = await serveSnapshot(folder, { port, settings, log, trouble, onDamage });
  const ready = serving.makeReady();
  // Those whose place it takes serve until then; where there are none, a slow answer is better than none.
  if (cluster.isWorker) await ready;
  await listen(serving.front.server, port);
  following = followCurrentFile(root, folder, { swap: serving.swap, log: log.error });
  const close = async () => {
    following?.close();
    await serving.close();
  };
  onStopSignal(() => stopServing(serving.front, close));
  leaveOnUncaught(log.error, () => stopServing(serving.front, close));
  process.on('message', (message) => {
    if (message === retireMessage) stopServing(serving.front, close, { isReplaced: true });
  });
}
