import os from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { FilePlace } from '@/lib/content/parse-question';
import type { SearchDocument } from '@/lib/search/format/search-document';
import type { TakenFile } from './read-file';
import { readSomeDocuments, readSomeFiles } from './reading-task';

/** Fewer files are read sooner than threads for it would have begun. */
const fewestForThreads = 1500;
/** Enough to keep a disk busy, few enough for the default limit of open files. */
const atOnce = 64;
const mostThreads = 4;

/** Reads and takes apart what a build needs, on all cores; everything comes in the order in which it was asked for. */
export interface ReadingThreads {
  files(contentFolder: string, places: readonly FilePlace[]): AsyncGenerator<TakenFile>;
  documents(answersFile: string, entries: readonly QuestionEntry[]): AsyncGenerator<SearchDocument>;
  close(): Promise<void>;
}

/** @param files how many there are to read: where they are few, all is done in this thread */
export function createReadingThreads(files: number): ReadingThreads {
  const threads = Math.min(mostThreads, os.availableParallelism());
  const pool = files < fewestForThreads || threads < 2 ? undefined : openPool(threads);
  const ahead = pool ? threads * 2 : 1;
  let closing: Promise<void> | undefined;
  return {
    files: (contentFolder, places) =>
      inOrder(places, ahead, (some) => {
        const task = { contentFolder, places: some };
        return pool ? pool.run(task, { name: readSomeFiles.name }) : readSomeFiles(task);
      }),
    documents: (answersFile, entries) =>
      inOrder(entries, ahead, (some) => {
        const task = { answersFile, entries: some };
        return pool ? pool.run(task, { name: readSomeDocuments.name }) : readSomeDocuments(task);
      }),
    async close() {
      closing ??= pool?.destroy();
      await closing;
    },
  };
}

function openPool(threads: number): Piscina {
  const filename = path.resolve('lib', 'generation', 'reading-task.ts');
  return new Piscina({
    filename,
    // One of what it exports: the threads load it before they are asked for anything.
    name: readSomeFiles.name,
    execArgv: ['--import', 'tsx'],
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
  });
}

/** Works on some at a time, so many ahead of whoever takes the results; what fails is told in its turn. */
async function* inOrder<T, R>(
  all: readonly T[],
  ahead: number,
  work: (some: readonly T[]) => Promise<readonly R[]>,
): AsyncGenerator<R> {
  const begun: Promise<readonly R[]>[] = [];
  let next = 0;
  const begin = () => {
    const running = work(all.slice(next, next + atOnce));
    // Whoever takes it hears of its failure; until then nobody does.
    running.catch(() => {});
    begun.push(running);
    next += atOnce;
  };
  while (next < all.length || begun.length > 0) {
    while (next < all.length && begun.length < ahead) begin();
    yield* (await begun.shift()) ?? [];
  }
}
