import type { ForwardIndex } from '@/lib/search/build/documents/forward-index';
import type { WeighedDocument } from '@/lib/search/build/documents/weigh-documents';
import { shortPrefixLengths, termOfPrefix } from '@/lib/search/format/analysis/short-prefix';
import { impactSlots, slotOfImpact } from '@/lib/search/format/files/impact';
import { countPostings, type Slots } from '@/lib/search/format/files/posting-list';
import { titleSlot, titleSlots } from '@/lib/search/format/files/title-slot';
import { chunkBytes, sizeOfTerm } from './cut-chunks';

/** Documents a short beginning leads to: those that say most of a word that begins so. */
const maxDocuments = 400;
/** Chunks that a reader looks through for a beginning; one that is spread wider gets a term of its own. */
export const chunksOfBeginning = 2;

export interface PrefixTerm {
  readonly term: string;
  readonly impacts: Slots;
  readonly titles: Slots;
}

interface Standing {
  readonly document: number;
  readonly impact: number;
  readonly slot: number;
}

/** A term for each beginning of two or three letters that very many postings share, with the best of its titles. */
export function shortPrefixTerms(
  impacts: readonly (readonly [term: string, slots: Slots])[],
  documents: { readonly forward: ForwardIndex; readonly weighed: readonly WeighedDocument[] },
  order: readonly number[],
): PrefixTerm[] {
  const standings = new Map([...widePrefixes(impacts)].map((prefix) => [prefix, [] as Standing[]]));
  const { vocabulary } = documents.forward;
  for (const [number, position] of order.entries()) {
    const title = documents.forward.documents[position]?.title ?? new Uint32Array();
    const weighed = documents.weighed[position];
    for (const [at, term] of title.entries()) {
      if (weighed === undefined || title.indexOf(term) !== at) continue;
      const impact = weighed.impacts[weighed.terms.indexOf(term)] ?? 0;
      const slot = titleSlot(at, title.at(-1) === term);
      for (const length of shortPrefixLengths)
        keepBest(standings.get((vocabulary[term] ?? '').slice(0, length)), {
          document: number,
          impact,
          slot,
        });
    }
  }
  return [...standings]
    .filter(([, found]) => found.length > 0)
    .map(([prefix, found]) => {
      const best = found
        .sort((a, b) => b.impact - a.impact || a.document - b.document)
        .slice(0, maxDocuments);
      best.sort((a, b) => a.document - b.document);
      return {
        term: termOfPrefix(prefix),
        impacts: slotsOf(best, impactSlots, ({ impact }) => slotOfImpact(impact)),
        titles: slotsOf(best, titleSlots, ({ slot }) => slot),
      };
    });
}

/** Of a document's words that begin alike, the one with the greatest impact counts. */
function keepBest(found: Standing[] | undefined, standing: Standing): void {
  const last = found?.at(-1);
  if (last?.document !== standing.document) found?.push(standing);
  else if (standing.impact > last.impact) found?.splice(-1, 1, standing);
}

function widePrefixes(impacts: readonly (readonly [string, Slots])[]): Set<string> {
  const bytes = new Map<string, number>();
  for (const [term, slots] of impacts)
    for (const length of shortPrefixLengths) {
      if (term.length < length) continue;
      const prefix = term.slice(0, length);
      bytes.set(prefix, (bytes.get(prefix) ?? 0) + sizeOfTerm(countPostings(slots)));
    }
  const wide = [...bytes].filter(([, size]) => size > chunksOfBeginning * chunkBytes);
  return new Set(wide.map(([prefix]) => prefix));
}

function slotsOf(standings: readonly Standing[], count: number, slotOf: (s: Standing) => number): Slots {
  const slots: number[][] = Array.from({ length: count }, () => []);
  for (const standing of standings) slots[slotOf(standing)]?.push(standing.document);
  return slots;
}
