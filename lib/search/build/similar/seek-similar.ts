import os from 'node:os';
import path from 'node:path';
import { type Likes, noLikes } from '@/lib/catalog/similar-table';
import { openThreads, type Threads } from '@/lib/concurrency/open-threads';
import { sourceProgram } from '@/lib/concurrency/thread-program';
import findLikes, { type LikesTask } from './find-similar';

/** For fewer documents a thread would be longer in starting than at work. */
const fewestForThread = 1500;
const tellEveryMs = 250;

/** A search for likes that goes on while other work is done. */
export interface SoughtLikes {
  /** By document; tells how many are found while it waits. */
  found(onProgress?: (done: number, total: number) => void): Promise<ReadonlyMap<number, Likes>>;
  close(): Promise<void>;
}

/** Finds likes in a thread of its own, where there is a core for it and work enough. */
export function seekLikes(wanted: Omit<LikesTask, 'done'>): SoughtLikes {
  const task = { ...wanted, done: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  const isApart = task.of.length >= fewestForThread && os.availableParallelism() > 1;
  const pool = isApart ? openPool() : undefined;
  const onAgain = () => void Atomics.store(task.done, 0, 0);
  const running = pool?.run(task, { onAgain }) as Promise<Likes[]> | undefined;
  // Whoever waits for it hears of its failure; until then nobody does.
  running?.catch(() => {});
  return {
    async found(onProgress) {
      const tell = () => onProgress?.(Atomics.load(task.done, 0), task.of.length);
      const telling = setInterval(tell, tellEveryMs);
      try {
        const likes = (await running) ?? findLikes(task);
        tell();
        return new Map(task.of.map((document, i) => [document, likes[i] ?? noLikes]));
      } finally {
        clearInterval(telling);
      }
    },
    close: async () => pool?.close(),
  };
}

function openPool(): Threads {
  const source = path.join('lib', 'search', 'build', 'similar', 'find-similar.ts');
  return openThreads({ ...sourceProgram(source), threads: 1 });
}
