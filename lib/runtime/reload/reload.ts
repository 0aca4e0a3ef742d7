import { type Repeating, repeat } from '@/lib/concurrency/repeat';
import { createRuns } from '@/lib/concurrency/runs';
import { isBuiltAsItIs } from '@/lib/snapshot/prepare/prepare-snapshot';
import { type CurrentFileKeeper, keepCurrentFile } from '@/lib/snapshot/store/keep-current-file';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { today } from '@/lib/text/calendar-date';
import { BuildFailed, prepareAgain } from './prepare-in-process';
import { watchFolder } from './watch-folder';

/**
 * What failed is tried again so much later, and after twice that each time it fails again: a process that was killed, a
 * disk that was full, a folder that was away may have come right, and nothing in the content would say so.
 */
const firstPauseMs = 10_000;
const longestPauseMs = 600_000;

/** How often is looked whether another day has begun. */
const lookAtDayMs = 60_000;

interface ReloadOptions {
  readonly contentFolder: string;
  /** Folder of the snapshot that is served; nothing where it is not to be taken for what the content is. */
  readonly folder: string;
  /** Questions there are now. */
  readonly total: () => number;
  /** Serves a snapshot that was built. */
  readonly swap: (folder: string) => Promise<void>;
  readonly log: (message: string) => void;
  /** What is logged of the questions then; `Now serving` by default. */
  readonly done?: string;
  /** How long until what failed is tried again; 10 s by default. */
  readonly againAfterMs?: number;
}

export interface Reloading {
  /** What is served is damaged: it is built again, and swapped in, though the content be the same. */
  fix(): void;
  close(): void;
}

/**
 * Builds the content anew when it is edited and has it served without a restart: another process builds the snapshot
 * in a staging folder, it is opened, and swapped in between two requests. Where the build fails the old one goes on
 * being served.
 */
export async function reloadOnChange(options: ReloadOptions): Promise<Reloading> {
  let { folder } = options;
  let isClosed = false;
  let keeping: CurrentFileKeeper | undefined;
  const reload = async () => {
    const started = Date.now();
    const prepared = await prepareAgain(options.contentFolder, options.total());
    await keeping?.note();
    if (prepared.folder === folder || isClosed) return;
    await options.swap(prepared.folder);
    folder = prepared.folder;
    reportServed(options, started);
  };
  const reloads = createRuns(reload, {
    firstPauseMs: options.againAfterMs ?? firstPauseMs,
    longestPauseMs,
    onFailure: (error, pauseMs) => options.log(describeFailure(error, pauseMs)),
  });
  const watching = await watchFolder(options.contentFolder, reloads.beginAnew, options.log);
  const look = async () => {
    if (!isClosed && !(await isBuiltAsItIs(options.contentFolder, folder))) reloads.begin();
  };
  // What was edited between the build and now was noticed by nobody.
  await look();
  // A question whose day has come changes nothing in the folder.
  const looking = onEachDay(look);
  const { currentFile } = snapshotFolders(options.contentFolder);
  keeping = keepCurrentFile(currentFile, { isBuilding: reloads.isRunning, log: options.log });
  return {
    fix() {
      folder = '';
      reloads.beginAnew();
    },
    close() {
      isClosed = true;
      reloads.close();
      looking.close();
      keeping?.close();
      watching.close();
    },
  };
}

function reportServed({ total, done = 'Now serving' }: ReloadOptions, started: number): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`  ${done} ${total().toLocaleString('en')} questions, after ${seconds} s`);
}

function describeFailure(error: unknown, pauseMs: number): string {
  const wasKilled = error instanceof BuildFailed && error.wasKilled;
  const reason = error instanceof BuildFailed ? '' : `: ${String(error)}`;
  const next = `the build ${wasKilled ? 'was killed, and ' : ''}begins anew in ${pauseMs / 1000} s`;
  return `the edited content is not served yet${reason}; the previous snapshot still is; ${next}`;
}

function onEachDay(begin: () => Promise<void>): Repeating {
  let day = today();
  return repeat(async () => {
    if (day === today()) return;
    day = today();
    await begin();
  }, lookAtDayMs);
}
