import type { Encoder } from './encoder';
import { quantize } from './quantize';
import { createVectorCache, type KeptVector } from './vector-cache';

/** Some 13,000 sentences. */
const usualBytes = 8_000_000;
/** What an earlier sentence is worth beside a later one that is as near: answers begin with the point. */
const laterCosts = 0.01;

/** Which of some sentences is nearest a text; undefined where the model does not understand the text. */
export type NearestSentence = (text: string, sentences: readonly string[]) => Promise<number | undefined>;

/** @param mostBytes of vectors that are kept: the same answers are found again and again */
export function createNearestSentence(encoder: Encoder, mostBytes = usualBytes): NearestSentence {
  const cache = createVectorCache(mostBytes);
  const vectorOf = (text: string) =>
    cache.get(text, async () => quantize((await encoder.encode([text], 'query'))[0] as Float32Array));
  return async (text, sentences) => {
    if (!encoder.understands(text)) return undefined;
    const query = await vectorOf(text);
    let best: { readonly place: number; readonly worth: number } | undefined;
    for (const [place, sentence] of sentences.entries()) {
      const worth = cosine(query, await vectorOf(sentence)) - laterCosts * place;
      if (best === undefined || worth > best.worth) best = { place, worth };
    }
    return best?.place;
  };
}

function cosine(a: KeptVector, b: KeptVector): number {
  let sum = 0;
  for (let i = 0; i < a.values.length; i++) sum += (a.values[i] as number) * (b.values[i] as number);
  return sum * a.scale * b.scale;
}
