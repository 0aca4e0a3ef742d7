import { wordsOf } from '@/lib/text/words';
import { decodeNearList, type NearList } from '../format/near-list';
import type { IndexReader } from './index-reader';
import type { MatchedWord } from './match-words';
import { meantText } from './meant-text';
import { rankSettings } from './rank-settings';
import type { SearchFiles } from './search-files';

/** What a query means, as far as it is known. */
export interface Meaning {
  /** What is nearest; undefined where nobody says, or the query has no words. */
  readonly near: NearList | undefined;
  readonly isSentence: boolean;
  /**
   * The words to be taken as they are typed: the library does not hold them, but the model knows them, and finds what is
   * asked for.
   */
  meant(words: readonly MatchedWord[]): ReadonlySet<MatchedWord>;
}

/** Asks what is near a query. Search goes by words alone where that cannot be known. */
export async function nearOfQuery(
  typed: string,
  { manifest, analysis }: Pick<IndexReader, 'manifest' | 'analysis'>,
  files: Pick<SearchFiles, 'near'>,
): Promise<Meaning> {
  const { text, isSentence } = meantText(typed, analysis);
  const near = text === '' ? undefined : await read(text, manifest, files);
  const best = Math.max(0, ...(near?.cosines ?? []));
  const known = new Set(
    wordsOf(text)
      .filter((_, i) => i < 31 && (((near?.knownWords ?? 0) >>> i) & 1) === 1)
      .map(({ folded }) => folded),
  );
  return {
    near: near?.documents.every((document) => document < manifest.documents) ? near : undefined,
    isSentence,
    meant(words) {
      const isFound = best >= rankSettings.meaning.found && words.some(({ matches }) => matches.length > 0);
      return new Set(
        isFound ? words.filter(({ matches, folded }) => matches.length === 0 && known.has(folded)) : [],
      );
    },
  };
}

async function read(
  text: string,
  { build }: IndexReader['manifest'],
  files: Pick<SearchFiles, 'near'>,
): Promise<NearList | undefined> {
  try {
    const bytes = await files.near?.(build, text);
    return bytes && decodeNearList(bytes);
  } catch {
    return undefined;
  }
}
