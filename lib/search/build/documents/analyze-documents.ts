import type { Posting } from '@/lib/search/build/incremental/edit-chunks';
import type { Analysis } from '@/lib/search/format/analysis/analysis';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { shortPrefixLengths, termOfPrefix } from '@/lib/search/format/analysis/short-prefix';
import { isStopTerm } from '@/lib/search/format/analysis/stop-term';
import { surfacesIn } from '@/lib/search/format/analysis/surfaces';
import { slotOfImpact } from '@/lib/search/format/files/impact';
import { createForwardIndex, type ForwardDocument, isTermNumber } from './forward-index';
import { fieldCount, impactOfTerm } from './impact-of-term';
import { slotInTitle } from './place-in-title';

/** A document by itself: what an index holds of it. */
export interface AnalyzedDocument {
  /** Posting and exact impact of each of its terms. */
  readonly terms: ReadonlyMap<string, { readonly posting: Posting; readonly impact: number }>;
  /** The beginnings of its title's words: they may be terms of their own (see `short-prefixes.ts`). */
  readonly prefixes: ReadonlyMap<string, Posting>;
  /** Its words as they are written, with how often. */
  readonly forms: ReadonlyMap<string, number>;
}

/** What an index would hold of a document where the fields are so long on average. */
export function analyzeDocument(
  document: SearchDocument,
  options: {
    readonly analysis: Analysis;
    readonly synonyms: readonly (readonly string[])[];
    readonly means: readonly number[];
  },
): AnalyzedDocument {
  const index = createForwardIndex(options.analysis, options.synonyms);
  index.add(document);
  const { documents, vocabulary, surfaces, forms } = index.index();
  const [forward] = documents;
  if (forward === undefined) return { terms: new Map(), prefixes: new Map(), forms };
  const positions = positionsIn(forward);
  const terms = [...forward.terms].map((number, i) => {
    const counts = forward.counts.subarray(i * fieldCount, (i + 1) * fieldCount);
    const impact = impactOfTerm(counts, forward.lengths, options.means);
    const posting: Posting = {
      impactSlot: slotOfImpact(impact),
      titleSlot: slotInTitle(number, forward),
      positions: positions.get(number) ?? [],
      surfaces: surfacesIn(surfaces[number] ?? [], forward.surfaces[i] ?? 0),
    };
    return [vocabulary[number] ?? '', { posting, impact }] as const;
  });
  const byTerm = new Map(terms);
  return { terms: byTerm, prefixes: prefixesOf(byTerm), forms };
}

function positionsIn({ sequence }: ForwardDocument): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  for (const [at, term] of sequence.entries()) {
    if (!isTermNumber(term)) continue;
    const found = positions.get(term);
    if (found) found.push(at);
    else positions.set(term, [at]);
  }
  return positions;
}

/** Of the words of a title that begin alike, the one with the greatest impact counts. */
function prefixesOf(terms: AnalyzedDocument['terms']): ReadonlyMap<string, Posting> {
  const best = new Map<string, { readonly posting: Posting; readonly impact: number }>();
  for (const [term, found] of terms) {
    if (found.posting.titleSlot === undefined || isStopTerm(term)) continue;
    for (const length of shortPrefixLengths) {
      const prefix = termOfPrefix(term.slice(0, length));
      if (found.impact > (best.get(prefix)?.impact ?? -1)) best.set(prefix, found);
    }
  }
  return new Map(
    [...best].map(([prefix, { posting }]) => [prefix, { ...posting, positions: [], surfaces: [] }]),
  );
}
