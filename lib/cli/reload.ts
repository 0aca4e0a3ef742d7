import { BuildFailed, prepareAgain } from './prepare-apart';
import { watchFolder } from './watch-folder';

interface ReloadOptions {
  readonly contentFolder: string;
  /** Folder of the generation that is served. */
  readonly folder: string;
  /** Questions there are now. */
  readonly total: () => number;
  /** Serves a generation that was built. */
  readonly swap: (folder: string) => Promise<void>;
  readonly log: (message: string) => void;
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
  const reload = async () => {
    const started = Date.now();
    const prepared = await prepareAgain(options.contentFolder, options.total());
    if (prepared.folder === folder || isClosed) return;
    await options.swap(prepared.folder);
    folder = prepared.folder;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`  Now serving ${options.total().toLocaleString('en')} questions, after ${seconds} s`);
  };
  const onChange = () => {
    if (running) {
      isAskedAgain = true;
      return;
    }
    running = reload()
      .catch((error: unknown) => {
        const reason = error instanceof BuildFailed ? '' : `: ${String(error)}`;
        options.log(`the edited content is not served yet${reason}; what was served before still is`);
      })
      .finally(() => {
        running = undefined;
        if (!isAskedAgain || isClosed) return;
        isAskedAgain = false;
        onChange();
      });
  };
  const watching = await watchFolder(options.contentFolder, onChange);
  return {
    close() {
      isClosed = true;
      watching.close();
    },
  };
}
