import { readPointer, writePointer } from './current-file';

export interface PointerKeeper {
  /** Takes the pointer as it stands now, which a build has just written, for the one to keep. */
  note(): Promise<void>;
  close(): void;
}

/**
 * Writes the pointer file again where it is gone or is not as it was written: who follows it serves on meanwhile, but a
 * start would build all anew.
 * @param isBuilding while it is, the pointer is left to the build
 */
export function keepPointer(
  file: string,
  options: {
    readonly isBuilding: () => boolean;
    readonly log: (message: string) => void;
    readonly lookEveryMs?: number;
  },
): PointerKeeper {
  let last = readPointer(file);
  let isLooking = false;
  let isTold = false;
  const look = async () => {
    const [known, found] = [await last, await readPointer(file)];
    if (found !== undefined) last = Promise.resolve(found);
    if (found !== undefined || known === undefined || options.isBuilding()) return;
    try {
      await writePointer(file, known);
      options.log(`${file} was gone or damaged, and is written again`);
      isTold = false;
    } catch (error) {
      if (!isTold) options.log(`${file} is gone or damaged, and cannot be written again: ${String(error)}`);
      isTold = true;
    }
  };
  const timer = setInterval(() => {
    if (isLooking || options.isBuilding()) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, options.lookEveryMs ?? 1000);
  timer.unref();
  return {
    async note() {
      last = readPointer(file);
      await last;
    },
    close: () => clearInterval(timer),
  };
}
