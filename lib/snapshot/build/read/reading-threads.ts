import os from 'node:os';
import path from 'node:path';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { openThreads, type Threads } from '@/lib/concurrency/open-threads';
import { sourceProgram } from '@/lib/concurrency/thread-program';
import type { LibraryFrame } from '@/lib/content/read-library';
import { documentsAtOnce, type TakenWords, type WordRules } from '@/lib/search/build/documents/take-words';
import type { TakenFile } from './read-file';
import { readSomeFiles, readSomeWords } from './read-some';

/** Fewer files are read sooner than threads for it would have begun. */
const minForThreads = 1500;
/** Enough to keep a disk busy, few enough for the default limit of open files. */
const filesAtOnce = 64;
const maxThreads = 4;

/** Reads and takes apart what a build needs, on all cores; everything comes in the order in which it was asked for. */
export interface ReadingThreads {
  /** @param macros the owner's commands in formulas */
  files(
    contentFolder: string,
    { places, macros }: Pick<LibraryFrame, 'places' | 'macros'>,
  ): AsyncGenerator<TakenFile>;
  words(answersFile: string, entries: readonly QuestionEntry[], rules: WordRules): AsyncGenerator<TakenWords>;
  close(): Promise<void>;
}

/** @param files how many there are to read: where they are few, all is done in this thread */
export function createReadingThreads(files: number): ReadingThreads {
  const threads = Math.min(maxThreads, os.availableParallelism());
  const pool = files < minForThreads || threads < 2 ? undefined : openPool(threads);
  const ahead = pool ? threads * 2 : 1;
  let closing: Promise<void> | undefined;
  return {
    async *files(contentFolder, { places, macros }) {
      const read = inOrder(cut(places, filesAtOnce), ahead, (some): Promise<readonly TakenFile[]> => {
        const task = { contentFolder, places: some, macros };
        return pool
          ? (pool.run(task, { name: readSomeFiles.name }) as ReturnType<typeof readSomeFiles>)
          : readSomeFiles(task);
      });
      for await (const some of read) yield* some;
    },
    words: (answersFile, entries, rules) =>
      inOrder(cut(entries, documentsAtOnce), ahead, (some): Promise<TakenWords> => {
        const task = { answersFile, entries: some, rules };
        return pool
          ? (pool.run(task, { name: readSomeWords.name }) as ReturnType<typeof readSomeWords>)
          : readSomeWords(task);
      }),
    async close() {
      closing ??= pool?.close();
      await closing;
    },
  };
}

function openPool(threads: number): Threads {
  return openThreads({
    ...sourceProgram(path.join('lib', 'snapshot', 'build', 'read', 'reading-task.ts')),
    // One of what it exports, under the same names: the threads load it before they are asked for anything.
    name: readSomeFiles.name,
    threads,
  });
}

function cut<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Works so many ahead of whoever takes the results; what fails is reported in its turn. */
async function* inOrder<T, R>(
  all: readonly T[],
  ahead: number,
  work: (one: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for (const one of all) {
    const running = work(one);
    // Whoever takes it hears of its failure; until then nobody does.
    running.catch(() => {});
    begun.push(running);
    if (begun.length === ahead) yield begun.shift() as Promise<R>;
  }
  yield* begun;
}
