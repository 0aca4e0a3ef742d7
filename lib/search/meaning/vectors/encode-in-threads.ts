import path from 'node:path';
import { finishFirst } from '@/lib/concurrency/finish-first';
import { openThreads } from '@/lib/concurrency/open-threads';
import { sourceProgram } from '@/lib/concurrency/thread-program';
import type { Encoder } from '@/lib/search/meaning/encode/encoder';
import type { EncodeTask } from './encode-task';

const encodeTask = path.join('lib', 'search', 'meaning', 'vectors', 'encode-task.ts');

/**
 * The same encoder, at work in so many threads: one text is too short to be shared between them, and a model runs in the
 * thread that asks it, so each has a model of its own. Their vectors are those of one.
 * @param model folder of the owner's own, where it is not the one that comes with Stoa
 */
export function encodeInThreads(encoder: Encoder, threads: number, model: string | undefined): Encoder {
  const pool = finishFirst(openThreads({ ...sourceProgram(encodeTask), threads: 0, most: threads }));
  return {
    ...encoder,
    encode: (texts) => pool.run({ model, texts } satisfies EncodeTask) as Promise<Float32Array[]>,
    async close() {
      await pool.close();
      await encoder.close();
    },
  };
}
