import { impactOfSlot } from '@/lib/search/format/files/impact';
import type { MatchedWord } from './match-words';
import { rankSettings } from './rank-settings';
import type { TitleScratch, TitleStanding } from './title-scratch';

/** What one word of the query gives a document. */
export interface WordPart {
  /** As typed, or as repaired. */
  readonly word: string;
  /** The term that counts: the word's own, or a longer one that it begins. */
  readonly term: string;
  readonly isInTitle: boolean;
  /** How significant the word is: its rarity, more where the query repeats it, less where it only sets a task. */
  readonly weight: number;
  /** What the document says of the term, of 1; less where the word was not typed whole. */
  readonly impact: number;
  /** Weight × impact ÷ total. */
  readonly part: number;
}

/** What the words of the query in its title give a document: share × certainty × (hold + order + whole). */
export interface TitlePart {
  /** Of the weight of all words, what those in the title have. */
  readonly share: number;
  /** Below 1 where a word was not typed whole. */
  readonly certainty: number;
  readonly hold: number;
  readonly order: number;
  readonly whole: number;
  readonly part: number;
}

/** (Sum of the parts) × gain = score. */
export interface ScoreParts {
  /** The weight of all words that the library holds. */
  readonly total: number;
  readonly words: readonly WordPart[];
  readonly title: TitlePart | undefined;
  /** Above 1 where the document holds every word, but for those that only set a task. */
  readonly gain: number;
  readonly score: number;
}

/**
 * What a document's score is made of, reckoned anew: ranking many documents keeps sums alone.
 * @param words as they were ranked
 * @param state what ranking left of every document
 */
export function scoreParts(
  document: number,
  words: readonly MatchedWord[],
  { least, titles }: { readonly least: Float32Array; readonly titles: TitleScratch },
): ScoreParts {
  const known = words.filter(({ matches }) => matches.length > 0);
  const needed = known.filter(({ isTask }) => !isTask);
  const total = known.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const inTitle = titles.held(document);
  const isInTitle = (word: number) => ((inTitle >>> word) & 1) === 1;
  const parts = words.map((word, i) => wordPart(document, word, { total, isInTitle: isInTitle(i) }));
  const isWhole = words.every((word, i) => !needed.includes(word) || parts[i] !== undefined);
  const share = words.reduce((sum, { weight }, i) => sum + (isInTitle(i) ? weight : 0), 0) / total;
  const certainty = titles.certainty(document);
  const title =
    inTitle === 0 ? undefined : titlePart(titles.of(document, known.length), { share, certainty });
  const held = parts.filter((part) => part !== undefined);
  const gain = isWhole ? gainOfWhole(needed.length, least[document] as number) : 1;
  const sum = held.reduce((all, { part }) => all + part, 0) + (title?.part ?? 0);
  return { total, words: held, title, gain, score: sum * gain };
}

function wordPart(
  document: number,
  { typed, weight, matches }: MatchedWord,
  { total, isInTitle }: { readonly total: number; readonly isInTitle: boolean },
): WordPart | undefined {
  for (const { term, impacts, share } of matches) {
    const slot = impacts.findIndex((list) => list?.includes(document));
    if (slot < 0) continue;
    const impact = share * impactOfSlot(slot);
    return { word: typed, term, isInTitle, weight, impact, part: (weight * impact) / total };
  }
  return undefined;
}

function titlePart(
  standing: TitleStanding,
  { share, certainty }: { readonly share: number; readonly certainty: number },
): TitlePart {
  return {
    share,
    certainty,
    hold: rankSettings.titleHold,
    order: rankSettings.titleOrder * standing.order,
    whole: rankSettings.titleWhole * standing.whole * share,
    part: share * certainty * titleBonus(standing, share),
  };
}

/**
 * What a document gains that holds every word. A few common words meet in a long text by chance: there each must say
 * something. Many do not.
 */
export function gainOfWhole(words: number, least: number): number {
  const { manyWords, completeMany, complete, saysEnough } = rankSettings;
  if (words < 2) return 1;
  return 1 + (words >= manyWords ? completeMany : complete * Math.min(1, least / saysEnough));
}

export function titleBonus({ order, whole }: TitleStanding, share: number): number {
  return rankSettings.titleHold + rankSettings.titleOrder * order + rankSettings.titleWhole * whole * share;
}
