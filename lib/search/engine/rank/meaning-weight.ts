import { rankSettings } from './rank-settings';

/** What is known of a query when words and meaning are weighed against each other. */
export interface QueryKind {
  readonly isSentence: boolean;
  /** How far the nearest document stands above the tenth nearest. */
  readonly gap: number;
  /** What the best documents by words hold of the query, by rarity, from 0 to 1. */
  readonly cover: number;
  readonly significantWords: number;
}

/**
 * What the cosine of a document's meaning counts beside its words. A sentence is about meaning, and so is a query for which
 * the vectors single something out while no document holds all of it; for bare keywords meaning counts only as far as that, in full where half of them is held nowhere together.
 * One or two words that a document holds leave it to settle what is all but equal: whoever types a name means what bears it.
 */
export function meaningWeight({ isSentence, gap, cover, significantWords }: QueryKind): number {
  const { most, significant, unheld, leastShort } = rankSettings.meaning;
  if (isSentence || (gap > significant && cover < 1)) return most;
  const wanted = most * Math.min(1, (1 - cover) / unheld);
  return significantWords <= 2 ? Math.max(leastShort, wanted) : wanted;
}
