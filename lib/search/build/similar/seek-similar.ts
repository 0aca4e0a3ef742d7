import os from 'node:os';
import path from 'node:path';
import { noSimilar, type Similar } from '@/lib/catalog/links/similar-table';
import { openThreads, type Threads } from '@/lib/concurrency/open-threads';
import { sourceProgram } from '@/lib/concurrency/thread-program';
import findSimilar, { type SimilarTask } from './similar-documents';

/** For fewer documents a thread would be longer in starting than at work. */
const minForThread = 1500;
const reportEveryMs = 250;

/** A search for similar documents that goes on while other work is done. */
export interface SoughtSimilar {
  /** By document; tells how many are found while it waits. */
  found(onProgress?: (done: number, total: number) => void): Promise<ReadonlyMap<number, Similar>>;
  close(): Promise<void>;
}

/** Finds similar documents in a thread of its own, where there is a core for it and work enough. */
export function seekSimilar(wanted: Omit<SimilarTask, 'done'>): SoughtSimilar {
  const task = { ...wanted, done: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  const isApart = task.of.length >= minForThread && os.availableParallelism() > 1;
  const pool = isApart ? openPool() : undefined;
  const onAgain = () => void Atomics.store(task.done, 0, 0);
  const running = pool?.run(task, { onAgain }) as Promise<Similar[]> | undefined;
  // Whoever waits for it hears of its failure; until then nobody does.
  running?.catch(() => {});
  return {
    async found(onProgress) {
      const report = () => onProgress?.(Atomics.load(task.done, 0), task.of.length);
      const timer = setInterval(report, reportEveryMs);
      try {
        const similar = (await running) ?? findSimilar(task);
        report();
        return new Map(task.of.map((document, i) => [document, similar[i] ?? noSimilar]));
      } finally {
        clearInterval(timer);
      }
    },
    close: async () => pool?.close(),
  };
}

function openPool(): Threads {
  const source = path.join('lib', 'search', 'build', 'similar', 'similar-documents.ts');
  return openThreads({ ...sourceProgram(source), threads: 1 });
}
