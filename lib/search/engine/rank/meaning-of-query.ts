import { meantText } from '@/lib/search/engine/query/meant-text';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import { decodeNearList, type NearList } from '@/lib/search/format/protocol/near-list';
import { wordsOf } from '@/lib/text/words/words';
import type { MatchedWord } from './match-words';
import { rankSettings } from './rank-settings';

/** What a query means, as far as it is known. */
export interface Meaning {
  /** What is nearest; undefined where nobody said. */
  readonly near: NearList | undefined;
  readonly isSentence: boolean;
  /**
   * The words to be taken as they are typed: the library does not hold them, but the model knows them, and finds something
   * like what is asked for.
   */
  meant(words: readonly MatchedWord[]): ReadonlySet<MatchedWord>;
}

/** @param bytes the list of what is nearest; one that is none, or of another library, is as if it were not there */
export function meaningOf(
  typed: string,
  bytes: Uint8Array | undefined,
  { manifest, analysis }: Pick<IndexReader, 'manifest' | 'analysis'>,
): Meaning {
  const { text, isSentence } = meantText(typed, analysis);
  const near = bytes && read(bytes, manifest.documents);
  const best = Math.max(0, ...(near?.cosines ?? []));
  return {
    near,
    isSentence,
    meant(words) {
      const unknown = words.filter(({ matches }) => matches.length === 0);
      const isFound = best >= rankSettings.meaning.alike && unknown.length < words.length;
      if (!isFound || unknown.length === 0) return new Set();
      const known = knownWords(text, near?.knownWords ?? 0);
      return new Set(unknown.filter(({ folded }) => known.has(folded)));
    },
  };
}

function knownWords(text: string, bits: number): ReadonlySet<string> {
  const words = wordsOf(text).filter((_, i) => i < 31 && ((bits >>> i) & 1) === 1);
  return new Set(words.map(({ folded }) => folded));
}

function read(bytes: Uint8Array, documents: number): NearList | undefined {
  try {
    const near = decodeNearList(bytes);
    return near.documents.every((document) => document < documents) ? near : undefined;
  } catch {
    return undefined;
  }
}
