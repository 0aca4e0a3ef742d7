import type { Encoder } from '@/lib/search/meaning/encode/encoder';
import { wordsOf } from '@/lib/text/words/words';

/** Stands for a model in tests: a text is its words, each at a place of its own hash. */
export function createFakeEncoder(
  fingerprint = 'fake',
  dimensions = 40,
): Encoder & { readonly encoded: string[] } {
  const encoded: string[] = [];
  const vectorOf = (text: string) => {
    const vector = new Float32Array(dimensions);
    for (const { folded } of wordsOf(text)) {
      let hash = 7;
      for (const letter of folded) hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
      vector[hash % dimensions] = (vector[hash % dimensions] as number) + 1;
    }
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  };
  return {
    fingerprint,
    dimensions,
    encoded,
    async encode(texts) {
      encoded.push(...texts);
      return texts.map(vectorOf);
    },
    knowsWord: (folded) => folded === 'kids',
    understands: () => true,
    close: async () => {},
  };
}
