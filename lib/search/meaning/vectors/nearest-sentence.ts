import type { Encoder } from '@/lib/search/meaning/encode/encoder';
import { cosineOf, quantize } from './quantize';
import { createVectorCache } from './vector-cache';

/** Some 13,000 sentences. */
const usualBytes = 8_000_000;
/** What an earlier sentence is worth beside a later one that is as near: answers begin with the point. */
const laterCosts = 0.01;

/** Which of some sentences is nearest a text; undefined where the model does not understand the text. */
export type NearestSentence = (text: string, sentences: readonly string[]) => Promise<number | undefined>;

/** @param maxBytes of vectors that are kept: the same answers are found again and again */
export function createNearestSentence(encoder: Encoder, maxBytes = usualBytes): NearestSentence {
  const cache = createVectorCache(maxBytes);
  const vectorOf = (text: string) =>
    cache.get(text, async () => quantize((await encoder.encode([text], 'query'))[0] as Float32Array));
  return async (text, sentences) => {
    if (!encoder.understands(text)) return undefined;
    const query = await vectorOf(text);
    let best: { readonly place: number; readonly worth: number } | undefined;
    for (const [place, sentence] of sentences.entries()) {
      const worth = cosineOf(query, await vectorOf(sentence)) - laterCosts * place;
      if (best === undefined || worth > best.worth) best = { place, worth };
    }
    return best?.place;
  };
}
