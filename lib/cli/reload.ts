import type { ServedContent } from '@/lib/front/context';
import type { Front } from '@/lib/front/front';
import { setCurrentLibrary } from '@/lib/library/current';
import { BuildFailed, prepareAgain } from './prepare-apart';
import { watchFolder } from './watch-folder';

/** How long requests that began with a generation may still read it. */
const graceMs = 30_000;

interface ReloadOptions {
  readonly contentFolder: string;
  /** What is served, and the folder of its generation. */
  readonly content: ServedContent;
  readonly folder: string;
  readonly open: (generation: string) => Promise<ServedContent>;
  readonly front: Front;
  readonly log: (message: string) => void;
  /** Told of each new generation once it is served. */
  readonly onServed: (content: ServedContent) => void;
}

/**
 * Builds the content anew when it is edited and serves it without a restart: another process builds the generation aside,
 * it is opened, and swapped in between two requests. Where the build fails the old one goes on being served.
 */
export async function reloadOnChange(options: ReloadOptions): Promise<{ close(): Promise<void> }> {
  let { content, folder } = options;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  const retired = new Map<ServedContent, NodeJS.Timeout>();
  const retire = (old: ServedContent) => {
    const timer = setTimeout(() => {
      retired.delete(old);
      void old.library.close();
    }, graceMs);
    retired.set(old, timer.unref());
  };
  const reload = async () => {
    const started = Date.now();
    const prepared = await prepareAgain(options.contentFolder, content.library.catalog.frame.total);
    if (prepared.folder === folder || isClosed) return;
    const opened = await options.open(prepared.folder);
    retire(content);
    setCurrentLibrary(opened.library);
    options.front.replace(opened);
    content = opened;
    options.onServed(opened);
    folder = prepared.folder;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(
      `  Now serving ${opened.library.catalog.frame.total.toLocaleString('en')} questions, after ${seconds} s`,
    );
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
    async close() {
      isClosed = true;
      watching.close();
      for (const [old, timer] of retired) {
        clearTimeout(timer);
        await old.library.close();
      }
      await content.library.close();
    },
  };
}
