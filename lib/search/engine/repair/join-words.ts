import { type MatchedWord, matchTerm, matchWord } from '@/lib/search/engine/rank/match-words';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';

/** Two neighboring words of a query that the library writes as one. */
export interface JoinedWord {
  readonly of: readonly MatchedWord[];
  readonly word: MatchedWord;
}

const between = /^[\s\-‐‑.]+$/u;
const letters = /^\p{L}+$/u;

/** The words that `word` makes with either neighbor, where the library holds them. */
export async function joinWords(
  word: MatchedWord,
  words: readonly MatchedWord[],
  { text, reader }: { readonly text: string; readonly reader: IndexReader },
): Promise<JoinedWord[]> {
  const at = words.indexOf(word);
  const pairs = [
    [words[at - 1], word],
    [word, words[at + 1]],
  ];
  const joined = await Promise.all(
    pairs.map(async ([first, second]) => {
      if (!first || !second || !areNeighbors(first, second, text)) return [];
      const folded = first.folded + second.folded;
      const { prefix: _, ...plain } = second;
      const meant = {
        ...plain,
        typed: folded,
        folded,
        term: reader.analysis.stem(folded),
        surface: reader.analysis.surfaceOf(folded),
        start: first.start,
      };
      const found = await matchWord(meant, reader);
      return found.matches.length > 0 ? [{ of: [first, second], word: found }] : [];
    }),
  );
  return joined.flat();
}

/** Lets a document that writes two neighboring words as one count as holding both. */
export async function alsoJoined(
  words: readonly MatchedWord[],
  { text, reader }: { readonly text: string; readonly reader: IndexReader },
): Promise<readonly MatchedWord[]> {
  const matches = await Promise.all(
    words.map((second, i) => {
      const first = words[i - 1];
      if (first === undefined || !areNeighbors(first, second, text)) return undefined;
      return matchTerm(reader.analysis.stem(first.folded + second.folded), reader);
    }),
  );
  const extended = [...words];
  for (const [i, match] of matches.entries()) {
    if (match === undefined) continue;
    for (const at of [i - 1, i]) {
      const word = extended[at];
      if (word) extended[at] = { ...word, matches: [...word.matches, match] };
    }
  }
  return extended;
}

function areNeighbors(first: MatchedWord, second: MatchedWord, text: string): boolean {
  if (first.isQuoted || second.isQuoted || !letters.test(first.folded) || !letters.test(second.folded))
    return false;
  return between.test(text.slice(first.end, second.start));
}
