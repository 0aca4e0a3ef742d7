import type { Analysis } from '@/lib/search/format/analysis/analysis';
import {
  bestPassage,
  firstPassages,
  isWhole,
  openingOf,
  type QueryPart,
  type SentencePassage,
} from '@/lib/text/excerpts/passage';
import type { PassageWord } from './passage-words';

/** Characters of a passage beside a hit: two lines on a phone, some 200 bytes. */
const passageLength = 180;

/**
 * The sentence of an answer that says most of what was searched for, as it is shown beside the hit. Where only the title
 * holds the words the answer's first sentence says what it is about; '' where neither does.
 */
export function answerPassage(
  prose: string,
  search: { readonly title: string; readonly words: readonly PassageWord[]; readonly analysis: Analysis },
): string {
  const { title, words, analysis } = search;
  const partOf = partsOf(words, analysis);
  const best = bestPassage(prose, { partOf, title, length: passageLength });
  if (best !== undefined) return best;
  const isInTitle = analysis.words(title).some(({ folded }) => partOf(folded) !== undefined);
  return isInTitle ? openingOf(prose, { title, length: passageLength }) : '';
}

/** Sentences of an answer that are compared with what a query means. */
const comparedSentences = 12;

/** What may stand beside a hit that is there by meaning: the first sentences of its answer. */
export function answerOpenings(prose: string, title: string): readonly SentencePassage[] {
  const first = firstPassages(prose, { title, length: passageLength }, comparedSentences * 2);
  // Headings, and what leads to a formula or a table, say little by themselves.
  const whole = first.filter(({ sentence }) => isWhole(sentence));
  return (whole.length > 0 ? whole : first).slice(0, comparedSentences);
}

function partsOf(words: readonly PassageWord[], analysis: Analysis) {
  const whole = new Map<string, QueryPart>();
  const prefixes: { readonly prefix: string; readonly part: QueryPart }[] = [];
  for (const [word, { term, weight, isPrefix }] of words.entries()) {
    if (isPrefix) prefixes.push({ prefix: term, part: { word, weight } });
    else whole.set(term, { word, weight });
  }
  return (folded: string): QueryPart | undefined =>
    whole.get(analysis.stem(folded)) ?? prefixes.find(({ prefix }) => folded.startsWith(prefix))?.part;
}
