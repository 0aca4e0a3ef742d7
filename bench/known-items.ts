import { createAnalysis } from '@/lib/search/format/analysis';
import { type CorpusDocument, type CorpusQuery, spread } from './corpus';

export interface KnownItemOptions {
  readonly most: number;
  /** Words of the title that are asked for: its rarest. */
  readonly words: number;
  /** Whether two of the words are misspelt. */
  readonly isMisspelt: boolean;
}

/** Queries made from titles: the rarest words of one, in its order. Right are all documents of a like title. */
export function knownItems(documents: readonly CorpusDocument[], options: KnownItemOptions): CorpusQuery[] {
  const analysis = createAnalysis('en');
  const wordsOf = (title: string) => {
    const words = analysis.words(title).filter((word) => !word.isStop);
    return [...new Map(words.map((word) => [word.term, word.folded])).entries()];
  };
  const titles = documents.map((document) => wordsOf(document.question));
  const held = new Map<string, number>();
  for (const title of titles) for (const [term] of title) held.set(term, (held.get(term) ?? 0) + 1);
  const like = new Map<string, string[]>();
  const keyOf = (title: readonly (readonly string[])[]) =>
    title
      .map(([term]) => term)
      .sort()
      .join(' ');
  for (const [i, title] of titles.entries())
    like.set(keyOf(title), [...(like.get(keyOf(title)) ?? []), documents[i]?.id ?? '']);
  return spread(
    titles.filter((title) => title.length >= 2),
    options.most,
  ).map((title) => {
    const rarity = (term: string) => held.get(term) ?? 0;
    const rarest = [...title].sort(([a], [b]) => rarity(a) - rarity(b)).slice(0, options.words);
    const words = title.filter((word) => rarest.includes(word)).map(([, folded]) => folded);
    const typed = options.isMisspelt ? words.map((word, i) => (i < 2 ? misspell(word) : word)) : words;
    return { text: typed.join(' '), grades: new Map((like.get(keyOf(title)) ?? []).map((id) => [id, 1])) };
  });
}

/** One of the four slips of a typist, chosen by the word itself so that every run makes the same ones. */
function misspell(word: string): string {
  if (word.length < 4) return word;
  const at = 1 + (word.charCodeAt(1) % (word.length - 2));
  const letter = word[at] ?? '';
  const slips = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2),
    word.slice(0, at) + (letter === 'e' ? 'a' : 'e') + word.slice(at + 1),
  ];
  return slips[word.charCodeAt(0) % slips.length] ?? word;
}
