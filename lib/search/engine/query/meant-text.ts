import type { Analysis } from '@/lib/search/format/analysis/analysis';
import { nearQueryLength } from '@/lib/search/format/protocol/near-list';

/** What a model is told of a query. */
export interface MeantText {
  /** As typed, without the signs of a search: what is left out, which subject, quotation marks. */
  readonly text: string;
  /** Whether a word tells that it is a sentence: one that asks or says something, not one that only joins nouns. */
  readonly isSentence: boolean;
  /** Its words by their stems: what has the same ones means nearly the same. */
  readonly stems: string;
}

const subjectSign = /(^|\s)subject:(?:"[^"]*"|\S+)/giu;
const excluded = /(^|\s)[-−–](?:["“„«][^"“”„«»]*["”“»]|\S+)/gu;
const quotationMarks = /["“”„«»]/g;

/** Stop words that stand in names of things too: articles, `and`, `or` and prepositions. */
const joining = new Set(
  `a an the of and or about above across after against along among around as at before behind below beneath beside
between beyond but by despite down during except for from in inside into like near of off on onto out outside over per
since than through to toward towards under until up upon via with within without not no`.split(/\s+/),
);

export function meantText(typed: string, analysis: Analysis): MeantText {
  const plain = typed
    .replace(subjectSign, '$1')
    .replace(excluded, '$1')
    .replace(quotationMarks, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const text = Array.from(plain).slice(0, nearQueryLength).join('').trim();
  const words = analysis.words(text);
  const isSentence = words.some(({ isStop, folded }) => isStop && !joining.has(folded));
  return { text, isSentence, stems: words.map(({ folded }) => analysis.stem(folded)).join(' ') };
}
