import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { AmendedSearch } from '@/lib/search/build/amend-search';
import { type ArrangedFiles, originalPath } from './arrange-files';
import type { KnownFile } from './known-file';
import {
  cleanAllRelated,
  linkQuestions,
  neighbourLimit,
  type QuestionLinks,
  wantsNeighbours,
} from './link-questions';
import type { Progress } from './progress';
import type { DocumentReader } from './search-documents';

/** What links are amended from. */
export interface AmendedFrom {
  /** By path of the file. */
  readonly known: ReadonlyMap<string, KnownFile>;
  /** Number in the search index now; undefined where it is not in it. */
  readonly numberOf: (entry: QuestionEntry) => number | undefined;
  readonly search: AmendedSearch;
  readonly reader: DocumentReader;
  readonly progress: Progress;
}

/**
 * The related questions after a few files changed: what is known stays where all of it is still there; else what the
 * author named is looked up again, and the neighbours of the questions whose authors named too few are computed anew.
 */
export async function amendLinks(arranged: ArrangedFiles, from: AmendedFrom): Promise<QuestionLinks> {
  const { entries, numbers } = arranged.arrangement;
  const places = placeDocuments(arranged, from);
  const knownOf = (entry: QuestionEntry) => {
    const known = from.known.get(entry.file);
    return known?.entry === entry ? known : undefined;
  };
  const cleaned = cleanAllRelated(entries, numbers, (entry) => allOf(knownOf(entry)?.named, places.still));
  const neighbours = new Map<number, readonly number[]>();
  for (const [own, entry] of entries.entries()) {
    from.progress(own, entries.length);
    if (!wantsNeighbours(cleaned[own])) continue;
    const still = allOf(knownOf(entry)?.neighbours, places.still);
    if (still?.length === neighbourLimit) {
      neighbours.set(own, still);
      continue;
    }
    const found = await computeNeighbours(entry, arranged, from);
    const now = found?.map((document) => places.now[document] ?? -1).filter((number) => number >= 0);
    if (now) neighbours.set(own, now);
  }
  return linkQuestions(entries, cleaned, (number) => neighbours.get(number));
}

/** Numbers in the search index of the questions like one; a copy has those of its original. */
async function computeNeighbours(
  entry: QuestionEntry,
  arranged: ArrangedFiles,
  { numberOf, search, reader }: AmendedFrom,
): Promise<readonly number[] | undefined> {
  const { entries, numbers } = arranged.arrangement;
  const original = entries[numbers.get(originalPath(arranged, entry)) ?? -1] ?? entry;
  const document = numberOf(original);
  if (document === undefined) return undefined;
  return search.similar(await reader.read(original), document, neighbourLimit);
}

/** Catalog numbers by numbers in the search index as they were before, and as they are now; −1 where there is none. */
function placeDocuments({ arrangement }: ArrangedFiles, { known, numberOf, search }: AmendedFrom) {
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
