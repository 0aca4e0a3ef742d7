import type { Match, MatchedWord } from '@/lib/search/engine/rank/match-words';
import type { Slots } from '@/lib/search/format/files/posting-list';
import { slotOfValue, titleSlotOfValue } from '@/lib/search/server/opensearch/index/slot-values';
import type { NamedClause } from './term-clauses';

/** One document that the cluster found, as it says it. */
export interface FoundDocument {
  readonly _id: string;
  /** Scores of the named clauses that it matches. */
  readonly matched_queries?: Readonly<Record<string, number>>;
}

/** What some documents hold of one term, by their places among the candidates. */
interface TermOfCandidates {
  readonly impacts: Map<number, number>;
  readonly titles: Map<number, number>;
  readonly surfaces: Map<number, Set<string>>;
}

/** Documents that a cluster picked, with what each holds of the words of a query: a small index of its own. */
export interface Candidates {
  /** Their numbers, ascending. */
  readonly documents: readonly number[];
  /** The word with its postings among the candidates, which stand under their places in `documents`. */
  fill(word: MatchedWord): MatchedWord;
}

export function readCandidates(
  found: Iterable<FoundDocument>,
  named: ReadonlyMap<string, NamedClause>,
): Candidates {
  const byNumber = new Map<number, FoundDocument>();
  for (const document of found) byNumber.set(Number(document._id), document);
  const documents = [...byNumber.keys()].sort((a, b) => a - b);
  const terms = new Map<string, TermOfCandidates>();
  const termOf = (term: string) => {
    const known = terms.get(term) ?? { impacts: new Map(), titles: new Map(), surfaces: new Map() };
    terms.set(term, known);
    return known;
  };
  for (const [place, number] of documents.entries())
    for (const [name, score] of Object.entries(byNumber.get(number)?.matched_queries ?? {})) {
      const clause = named.get(name);
      if (clause) note(termOf(clause.term), { clause, place, value: score / clause.boost });
    }
  return { documents, fill: (word) => ({ ...word, matches: fillAll(word.matches, terms) }) };
}

function note(
  { impacts, titles, surfaces }: TermOfCandidates,
  { clause, place, value }: { readonly clause: NamedClause; readonly place: number; readonly value: number },
): void {
  if (clause.of === 'impact') impacts.set(place, slotOfValue(value));
  else if (clause.of === 'title') titles.set(place, titleSlotOfValue(value));
  else surfaces.set(place, (surfaces.get(place) ?? new Set()).add(clause.of.surface));
}

function fillAll(matches: readonly Match[], terms: ReadonlyMap<string, TermOfCandidates>): Match[] {
  return matches.map((match) => {
    const held = terms.get(match.term);
    if (held === undefined) return { ...match, impacts: [], titles: [] };
    const parts = matches.filter(({ term }) => term === match.term);
    const isOfPart = (place: number) => shareIn(held.surfaces.get(place), parts) === match.share;
    const impacts = [...held.impacts].filter(([place]) => parts.length === 1 || isOfPart(place));
    const inPart = new Set(impacts.map(([place]) => place));
    const titled = match.titleTerm === undefined ? undefined : terms.get(match.titleTerm)?.titles;
    const titles = [...(titled ?? [])].filter(([place]) => inPart.has(place));
    return { ...match, impacts: slotsOf(impacts), titles: slotsOf(titles) };
  });
}

/** A document counts by the nearest of its words; one of which no word is known, in full. */
function shareIn(held: ReadonlySet<string> | undefined, parts: readonly Match[]): number {
  const shares = parts.flatMap(({ share, surfaces = [] }) =>
    surfaces.some((surface) => held?.has(surface)) ? share : [],
  );
  return shares.length > 0 ? Math.max(...shares) : Math.max(...parts.map(({ share }) => share));
}

function slotsOf(postings: readonly (readonly [place: number, slot: number])[]): Slots {
  const slots: number[][] = [];
  for (const [place, slot] of [...postings].sort(([a], [b]) => a - b)) {
    while (slots.length <= slot) slots.push([]);
    slots[slot]?.push(place);
  }
  return slots;
}
