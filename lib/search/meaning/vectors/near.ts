import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import { encodeNearList, nothingNear } from '@/lib/search/format/protocol/near-list';
import type { Encoder } from '@/lib/search/meaning/encode/encoder';
import { wordsOf } from '@/lib/text/words/words';
import { createNearest } from './nearest';
import type { VectorTable } from './vector-file';

/** Lists that are kept, of some 300 bytes each: a reader who types back and forth asks the same again. */
const keptLists = 1000;
const maxKnownWords = 31;

/** What is near a query, as the bytes of a list. */
export type Near = (text: string) => Promise<Uint8Array>;

/** @param most lists that are kept */
export function createNear(table: VectorTable, encoder: Encoder, most = keptLists): Near {
  const nearest = createNearest(table);
  const kept = createBoundedCache<string, Uint8Array>(most);
  const find = async (text: string) => {
    if (!encoder.understands(text)) return encodeNearList(nothingNear);
    const [vector] = await encoder.encode([text], 'query');
    return encodeNearList({
      ...nearest(vector as Float32Array),
      knownWords: wordsOf(text)
        .slice(0, maxKnownWords)
        .reduce((bits, { folded }, i) => (encoder.knowsWord(folded) ? bits + 2 ** i : bits), 0),
    });
  };
  return async (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const bytes = await find(text);
    kept.set(text, bytes);
    return bytes;
  };
}
