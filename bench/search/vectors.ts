import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Encoder } from '@/lib/search/meaning/encode/encoder';

type Encoding = Pick<Encoder, 'fingerprint' | 'dimensions' | 'encode'>;

/** Texts that are encoded, and kept, together: a run that is cut short goes on where it was. */
const atOnce = 1000;

/**
 * The vectors of texts. They are kept in a folder, the system's temporary one unless another is named, by model and texts,
 * so that the next run need not make them.
 */
export async function encodeAll(
  encoder: Encoding,
  texts: readonly string[],
  folder = path.join(tmpdir(), 'stoa-bench-vectors'),
): Promise<Float32Array[]> {
  await mkdir(folder, { recursive: true });
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += atOnce)
    vectors.push(...(await encodeSome(encoder, texts.slice(start, start + atOnce), folder)));
  return vectors;
}

async function encodeSome(
  encoder: Encoding,
  texts: readonly string[],
  folder: string,
): Promise<Float32Array[]> {
  const { fingerprint, dimensions } = encoder;
  const name = createHash('sha256')
    .update(JSON.stringify([fingerprint, dimensions, texts]))
    .digest('hex');
  const file = path.join(folder, `${name}.f32`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept?.length === texts.length * dimensions * Float32Array.BYTES_PER_ELEMENT) {
    const numbers = new Float32Array(new Uint8Array(kept).buffer);
    return texts.map((_, i) => numbers.subarray(i * dimensions, (i + 1) * dimensions));
  }
  const vectors = await encoder.encode(texts);
  const written = `${file}.${randomUUID()}`;
  await writeFile(written, Buffer.concat(vectors.map((vector) => new Uint8Array(vector.slice().buffer))));
  await rename(written, file);
  return vectors;
}
