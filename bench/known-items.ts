import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { CorpusDocument, CorpusQuery } from './corpus';
import { createRandom, sample } from './random';

export interface KnownItemOptions {
  readonly most: number;
  /** How many words of the title are asked for, its rarest; or a whole sentence of the answer. */
  readonly words: number | 'sentence';
}

const seed = 7;
const shortestSentence = 6;
const longestSentence = 30;

/** Queries made from documents: words of a title in its order, or a sentence. Right are all documents of a like title. */
export function knownItems(documents: readonly CorpusDocument[], options: KnownItemOptions): CorpusQuery[] {
  const analysis = createAnalysis('en');
  const titleOf = (document: CorpusDocument) => {
    const words = analysis.words(document.question).filter((word) => !word.isStop);
    return [...new Map(words.map((word) => [word.term, word.folded])).entries()];
  };
  const items = documents.map((document) => ({ document, title: titleOf(document) }));
  const held = new Map<string, number>();
  const like = new Map<string, string[]>();
  for (const { document, title } of items) {
    for (const [term] of title) held.set(term, (held.get(term) ?? 0) + 1);
    like.set(keyOf(title), [...(like.get(keyOf(title)) ?? []), document.id]);
  }
  const chosen = sample(
    items.filter(({ title }) => title.length >= 2),
    options.most,
    createRandom(seed),
  );
  return chosen.flatMap(({ document, title }) => {
    const text =
      options.words === 'sentence' ? sentenceOf(document.text) : rarestWords(title, held, options.words);
    return text === undefined
      ? []
      : [{ text, grades: new Map((like.get(keyOf(title)) ?? []).map((id) => [id, 1])) }];
  });
}

type Title = readonly (readonly [term: string, folded: string])[];

function keyOf(title: Title): string {
  return title
    .map(([term]) => term)
    .sort()
    .join(' ');
}

function rarestWords(title: Title, held: ReadonlyMap<string, number>, count: number): string {
  const rarest = [...title].sort(([a], [b]) => (held.get(a) ?? 0) - (held.get(b) ?? 0)).slice(0, count);
  return title
    .filter((word) => rarest.includes(word))
    .map(([, folded]) => folded)
    .join(' ');
}

/** The first sentence of a fit length. */
function sentenceOf(text: string): string | undefined {
  return text
    .split(/(?<=[.?!])\s+/)
    .map((sentence) => sentence.trim())
    .find((sentence) => {
      const words = sentence.split(/\s+/).length;
      return words >= shortestSentence && words <= longestSentence;
    });
}
