import type { ForwardIndex } from '@/lib/search/build/documents/forward-index';
import type { Surfaces } from '@/lib/search/format/analysis/surfaces';

/** Of each term that is written as several words, which of them the documents hold, in the order of their numbers. */
export function surfacesOf(
  { documents, vocabulary, frequencies, surfaces }: ForwardIndex,
  order: readonly number[],
): ReadonlyMap<string, Surfaces> {
  const masks = surfaces.map((words, term) =>
    words.length > 1 ? new Uint8Array(frequencies[term] ?? 0) : undefined,
  );
  const next = new Uint32Array(surfaces.length);
  for (const position of order) {
    const document = documents[position];
    if (document === undefined) continue;
    for (let i = 0; i < document.terms.length; i++) {
      const term = document.terms[i] as number;
      const ofTerm = masks[term];
      if (ofTerm === undefined) continue;
      const at = next[term] as number;
      ofTerm[at] = document.surfaces[i] ?? 0;
      next[term] = at + 1;
    }
  }
  const found = new Map<string, Surfaces>();
  for (const [term, ofTerm] of masks.entries())
    if (ofTerm) found.set(vocabulary[term] ?? '', { words: surfaces[term] ?? [], masks: ofTerm });
  return found;
}
