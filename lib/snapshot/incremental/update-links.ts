import type { QuestionEntry } from '@/lib/catalog/arrange';
import { type Similar, type SimilarTable, similarKept, similarOf } from '@/lib/catalog/links/similar-table';
import type { Progress } from '@/lib/process/progress';
import type { UpdatedSearch } from '@/lib/search/build/incremental/update-search';
import { type ArrangedFiles, originalPath } from '@/lib/snapshot/build/arrange-files';
import {
  cleanAllRelated,
  linkQuestions,
  type QuestionLinks,
  wantsSimilar,
} from '@/lib/snapshot/build/links/link-questions';
import type { PreviousFile } from '@/lib/snapshot/build/previous-file';
import type { DocumentReader } from '@/lib/snapshot/build/search-documents';

/** What links are updated from. */
export interface UpdatedFrom {
  /** What is like each document, as it was before. */
  readonly similar: SimilarTable;
  /** By path of the file. */
  readonly known: ReadonlyMap<string, PreviousFile>;
  /** Number in the search index now; undefined where it is not in it. */
  readonly numberOf: (entry: QuestionEntry) => number | undefined;
  readonly search: UpdatedSearch;
  readonly reader: DocumentReader;
  readonly progress: Progress;
}

/**
 * The related questions after a few files changed: what is known stays where all of it is still there; else what the
 * author named is looked up again, and the neighbors of the questions whose authors named too few are computed anew.
 */
export async function updateLinks(arranged: ArrangedFiles, from: UpdatedFrom): Promise<QuestionLinks> {
  const { entries, numbers } = arranged.arrangement;
  const places = placeDocuments(arranged, from);
  const knownOf = (entry: QuestionEntry) => {
    const known = from.known.get(entry.file);
    return known?.entry === entry ? known : undefined;
  };
  const cleaned = cleanAllRelated(entries, numbers, (entry) => allOf(knownOf(entry)?.named, places.still));
  const neighbors = new Map<number, Similar>();
  for (const [own, entry] of entries.entries()) {
    from.progress(own, entries.length);
    if (!wantsSimilar(cleaned[own])) continue;
    const before = knownOf(entry) && similarBefore(entry, arranged, from);
    const still = allOf(before?.numbers, places.still);
    if (before && still?.length === similarKept) {
      neighbors.set(own, { ...before, numbers: still });
      continue;
    }
    const found = await computeSimilar(entry, arranged, from);
    if (found) neighbors.set(own, placed(found, places.now));
  }
  return linkQuestions(entries, cleaned, (number) => neighbors.get(number));
}

/** A copy has those of its original, where that did not change either. */
function similarBefore(
  entry: QuestionEntry,
  arranged: ArrangedFiles,
  { known, similar }: UpdatedFrom,
): Similar | undefined {
  const original = originalOf(entry, arranged);
  const before = known.get(original.file);
  return before?.entry === original && before.document >= 0 ? similarOf(similar, before.document) : undefined;
}

/** What is like a question, by numbers in the search index; a copy has that of its original. */
async function computeSimilar(
  entry: QuestionEntry,
  arranged: ArrangedFiles,
  { numberOf, search, reader }: UpdatedFrom,
): Promise<Similar | undefined> {
  const original = originalOf(entry, arranged);
  const document = numberOf(original);
  if (document === undefined) return undefined;
  return search.similar(await reader.read(original), document, similarKept);
}

function originalOf(entry: QuestionEntry, arranged: ArrangedFiles): QuestionEntry {
  const { entries, numbers } = arranged.arrangement;
  return entries[numbers.get(originalPath(arranged, entry)) ?? -1] ?? entry;
}

/** By catalog numbers, without what has none. */
function placed({ numbers, shares }: Similar, places: Int32Array): Similar {
  const kept = [...numbers.keys()].filter((i) => (places[numbers[i] ?? -1] ?? -1) >= 0);
  return {
    numbers: kept.map((i) => places[numbers[i] ?? -1] ?? -1),
    shares: kept.map((i) => shares[i] ?? 0),
  };
}

/** Catalog numbers by numbers in the search index as they were before, and as they are now; −1 where there is none. */
function placeDocuments({ arrangement }: ArrangedFiles, { known, numberOf, search }: UpdatedFrom) {
  const documents = arrangement.entries.map((entry) => numberOf(entry) ?? -1);
  const now = new Int32Array(documents.reduce((most, document) => Math.max(most, document), -1) + 1).fill(-1);
  for (const [number, document] of documents.entries()) if (document >= 0) now[document] = number;
  const still = now.slice();
  // The place of one that is gone may be another's now, which is not like those that the first was like.
  for (const [path, document] of search.numbers)
    if (known.get(`${path}.md`)?.document !== document) still[document] = -1;
  return { now, still };
}

/** Undefined where one of them has no place. */
function allOf(documents: readonly number[] | undefined, places: Int32Array): readonly number[] | undefined {
  const found = documents?.map((document) => places[document] ?? -1);
  return found?.includes(-1) ? undefined : found;
}
