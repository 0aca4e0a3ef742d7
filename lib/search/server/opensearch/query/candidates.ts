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

/** Stands for no slot. */
const none = -1;

/** What the candidates hold of one term, each at its place among them: a search has thousands of these, and is waited for. */
interface TermOfCandidates {
  readonly impacts: Int16Array;
  readonly titles: Int16Array;
  /** Of each of its words, 1 where a document holds it. */
  readonly surfaces: Map<string, Uint8Array>;
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
  const notes = new Map<string, (place: number, score: number) => void>();
  for (const [name, clause] of named) {
    const term = terms.get(clause.term) ?? emptyTerm(documents.length);
    terms.set(clause.term, term);
    notes.set(name, noteOf(clause, term, documents.length));
  }
  for (const [place, number] of documents.entries()) {
    const matched = byNumber.get(number)?.matched_queries ?? {};
    for (const name in matched) notes.get(name)?.(place, matched[name] ?? 0);
  }
  return { documents, fill: (word) => ({ ...word, matches: fillAll(word.matches, terms) }) };
}

function emptyTerm(documents: number): TermOfCandidates {
  return {
    impacts: new Int16Array(documents).fill(none),
    titles: new Int16Array(documents).fill(none),
    surfaces: new Map(),
  };
}

/** Writes down what the score of a clause says of a document. */
function noteOf(
  { of, boost }: NamedClause,
  { impacts, titles, surfaces }: TermOfCandidates,
  documents: number,
): (place: number, score: number) => void {
  if (of === 'impact')
    return (place, score) => {
      impacts[place] = slotOfValue(score / boost);
    };
  if (of === 'title')
    return (place, score) => {
      titles[place] = titleSlotOfValue(score / boost);
    };
  const held = surfaces.get(of.surface) ?? new Uint8Array(documents);
  surfaces.set(of.surface, held);
  return (place) => {
    held[place] = 1;
  };
}

function fillAll(matches: readonly Match[], terms: ReadonlyMap<string, TermOfCandidates>): Match[] {
  const shares = new Map<string, Float64Array | undefined>();
  return matches.map((match) => {
    const held = terms.get(match.term);
    if (held === undefined) return { ...match, impacts: [], titles: [] };
    if (!shares.has(match.term))
      shares.set(
        match.term,
        sharesOf(
          held,
          matches.filter(({ term }) => term === match.term),
        ),
      );
    const shareAt = shares.get(match.term);
    const isOfPart = (place: number) =>
      held.impacts[place] !== none && (shareAt === undefined || shareAt[place] === match.share);
    const titled = match.titleTerm === undefined ? undefined : terms.get(match.titleTerm)?.titles;
    return {
      ...match,
      impacts: slotsOf(held.impacts, isOfPart),
      titles: titled === undefined ? [] : slotsOf(titled, isOfPart),
    };
  });
}

/**
 * The share that a term has in each document: of the nearest of its words there; in full where no word of it is known.
 * Undefined where it has one share in all.
 */
function sharesOf(
  { impacts, surfaces }: TermOfCandidates,
  parts: readonly Match[],
): Float64Array | undefined {
  if (parts.length === 1) return undefined;
  const shares = new Float64Array(impacts.length).fill(none);
  for (const { share, surfaces: words = [] } of parts)
    for (const word of words)
      surfaces.get(word)?.forEach((isHeld, place) => {
        if (isHeld === 1 && share > (shares[place] ?? 0)) shares[place] = share;
      });
  const whole = Math.max(...parts.map(({ share }) => share));
  return shares.map((share) => (share === none ? whole : share));
}

/** The places of some documents, by their slots. */
function slotsOf(slotAt: Int16Array, isWanted: (place: number) => boolean): Slots {
  const slots: number[][] = [];
  slotAt.forEach((slot, place) => {
    if (slot === none || !isWanted(place)) return;
    while (slots.length <= slot) slots.push([]);
    slots[slot]?.push(place);
  });
  return slots;
}
