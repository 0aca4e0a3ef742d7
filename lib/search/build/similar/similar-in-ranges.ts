import type { Similar } from '@/lib/catalog/links/similar-table';
import type { AnalyzedDocument } from '@/lib/search/build/documents/analyze-documents';
import type { EditableChunks } from '@/lib/search/build/incremental/edit-chunks';
import { isStopTerm } from '@/lib/search/format/analysis/stop-term';
import { impactOfSlot, rarity } from '@/lib/search/format/files/impact';
import { bestSimilar, commonestOf, significantTerms } from './similar-documents';

/**
 * The documents like a given one, best first, ties by number: what `similar-documents.ts` finds when the whole
 * is built, from the postings of an index.
 */
export async function similarInRanges(
  document: AnalyzedDocument,
  chunks: EditableChunks,
  find: {
    readonly documents: number;
    readonly limit: number;
    readonly isWanted: (document: number) => boolean;
  },
): Promise<Similar> {
  const commonest = commonestOf(find.documents);
  const significant = [];
  for (const [term, { impact }] of document.terms) {
    const postings = await chunks.find(term);
    if (postings === undefined || isStopTerm(term) || postings.size < 2 || postings.size > commonest)
      continue;
    const rare = rarity(postings.size, find.documents);
    significant.push({ term, postings, rare, weight: impact * rare });
  }
  significant.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  const scores = new Map<number, number>();
  for (const { postings, rare, weight } of significant.slice(0, significantTerms))
    for (const [other, { impactSlot }] of postings)
      scores.set(other, (scores.get(other) ?? 0) + weight * impactOfSlot(impactSlot) * rare);
  const wanted = [...scores.keys()].filter(find.isWanted);
  return bestSimilar(wanted, (other) => scores.get(other) ?? 0, find.limit);
}
