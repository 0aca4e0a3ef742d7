import { repeat } from '@/lib/concurrency/repeat';
import { readCurrentFile, writeCurrentFile } from './current-file';

export interface CurrentFileKeeper {
  /** Takes the current file as it stands now, which a build has just written, for the one to keep. */
  note(): Promise<void>;
  close(): void;
}

/**
 * Writes the current file again where it is gone or is not as it was written: who follows it serves on meanwhile, but a
 * start would build all anew.
 * @param isBuilding while it is, the current file is left to the build
 */
export function keepCurrentFile(
  file: string,
  options: {
    readonly isBuilding: () => boolean;
    readonly log: (message: string) => void;
    readonly lookEveryMs?: number;
  },
): CurrentFileKeeper {
  let last = readCurrentFile(file);
  let isTold = false;
  const look = async () => {
    if (options.isBuilding()) return;
    const noted = last;
    const [known, found] = [await noted, await readCurrentFile(file)];
    // What was noted while the file was read is newer than what was read.
    if (last !== noted) return;
    if (found !== undefined) last = Promise.resolve(found);
    if (found !== undefined || known === undefined || options.isBuilding()) return;
    try {
      await writeCurrentFile(file, known);
      options.log(`${file} was missing or damaged, and was written again`);
      isTold = false;
    } catch (error) {
      if (!isTold)
        options.log(`${file} is missing or damaged, and cannot be written again: ${String(error)}`);
      isTold = true;
    }
  };
  const looking = repeat(look, options.lookEveryMs ?? 1000);
  return {
    async note() {
      last = readCurrentFile(file);
      await last;
    },
    close: looking.close,
  };
}
