import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createBackOff } from '@/lib/concurrency/back-off';

const program = path.join('lib', 'cli', 'encode-meaning.ts');
/** The texts of a library are read one after another: so much is enough for a million. */
const heap = '--max-old-space-size=512';
/** What failed is tried again so much later, and after twice that each time it fails again. */
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;

export interface MeaningProgress {
  readonly done: number;
  readonly total: number;
}

/** Makes the vectors of a library, once; resolves with whether that went well. It says itself what is wrong. */
export function encodeOnce(contentFolder: string): Promise<boolean> {
  return endOf(startEncoder(contentFolder));
}

/** Keeps the vectors of a library's current snapshot made, by one process at a time. */
export function keepMeaning(
  contentFolder: string,
  options: {
    readonly log: (message: string) => void;
    readonly onProgress?: (progress: MeaningProgress) => void;
    /** Called when all are made. */
    readonly onDone?: () => void;
  },
): {
  /** There is a snapshot that may lack some; what is under way for the one before goes on with this one. */
  begin(): void;
  close(): void;
} {
  let running: ChildProcess | undefined;
  let later: NodeJS.Timeout | undefined;
  const backOff = createBackOff(firstPauseMs, longestPauseMs);
  let isClosed = false;
  const run = () => {
    clearTimeout(later);
    const child = startEncoder(contentFolder);
    running = child;
    child.on('message', (progress: MeaningProgress) => options.onProgress?.(progress));
    void endOf(child).then((isWell) => {
      // It was ended for another one.
      if (isClosed || running !== child) return;
      running = undefined;
      if (isWell) {
        backOff.reset();
        return options.onDone?.();
      }
      const pauseMs = backOff.take();
      options.log(`the vectors of questions were not made; trying again in ${pauseMs / 1000} s`);
      later = setTimeout(run, pauseMs).unref();
    });
  };
  return {
    begin() {
      const before = running;
      running = undefined;
      // What it made is written down, and taken up by the next.
      if (before === undefined || !before.kill()) return run();
      before.once('exit', () => {
        if (!isClosed && running === undefined) run();
      });
    },
    close() {
      isClosed = true;
      clearTimeout(later);
      running?.kill();
    },
  };
}

function startEncoder(contentFolder: string): ChildProcess {
  return spawn(process.execPath, [heap, '--import', 'tsx', program, '--content', contentFolder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function endOf(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
