import { isBuiltAsItIs } from '@/lib/generation/prepare-generation';
import { BuildFailed, prepareAgain } from './prepare-apart';
import { watchFolder } from './watch-folder';

/** A build that was killed, by a hand or a machine that is out of memory, is tried again so much later. */
const afterKillMs = 10_000;

interface ReloadOptions {
  readonly contentFolder: string;
  /** Folder of the generation that is served. */
  readonly folder: string;
  /** Questions there are now. */
  readonly total: () => number;
  /** Serves a generation that was built. */
  readonly swap: (folder: string) => Promise<void>;
  readonly log: (message: string) => void;
  /** What is said of the questions then; `Now serving`, where nothing else is. */
  readonly done?: string;
}

/**
 * Builds the content anew when it is edited and has it served without a restart: another process builds the generation
 * aside, it is opened, and swapped in between two requests. Where the build fails the old one goes on being served.
 */
export async function reloadOnChange(options: ReloadOptions): Promise<{ close(): void }> {
  let { folder } = options;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  let later: NodeJS.Timeout | undefined;
  const reload = async () => {
    const started = Date.now();
    const prepared = await prepareAgain(options.contentFolder, options.total());
    if (prepared.folder === folder || isClosed) return;
    await options.swap(prepared.folder);
    folder = prepared.folder;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const count = options.total().toLocaleString('en');
    console.log(`  ${options.done ?? 'Now serving'} ${count} questions, after ${seconds} s`);
  };
  const onChange = () => {
    clearTimeout(later);
    if (running) {
      isAskedAgain = true;
      return;
    }
    running = reload()
      .catch((error: unknown) => {
        const wasKilled = error instanceof BuildFailed && error.wasKilled;
        const reason = error instanceof BuildFailed ? '' : `: ${String(error)}`;
        const next = wasKilled ? `; the build was killed, and begins anew in ${afterKillMs / 1000} s` : '';
        options.log(`the edited content is not served yet${reason}; what was served before still is${next}`);
        if (wasKilled && !isClosed) later = setTimeout(onChange, afterKillMs);
      })
      .finally(() => {
        running = undefined;
        if (!isAskedAgain || isClosed) return;
        isAskedAgain = false;
        onChange();
      });
  };
  const watching = await watchFolder(options.contentFolder, onChange, options.log);
  // What was edited between the build and now was noticed by nobody.
  if (!(await isBuiltAsItIs(options.contentFolder, folder))) onChange();
  return {
    close() {
      isClosed = true;
      clearTimeout(later);
      watching.close();
    },
  };
}
