import { constants } from 'node:fs';
import { copyFile, link, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createAnswerWriter } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { CleanedRelated } from '@/lib/catalog/related';
import { type LibraryFrame, readLibraryFrame } from '@/lib/content/read-library';
import { type AmendedSearch, amendSearch, type SearchAmendment } from '@/lib/search/build/amend-search';
import { wholePack } from '@/lib/search/format/pack';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { type ArrangedFiles, arrangeFiles, pathOf } from './arrange-files';
import type { KnownFile } from './build-state';
import type { ScannedFolder } from './fingerprint';
import { generationFiles } from './folders';
import { cleanAllRelated, linkQuestions, neighbourLimit, wantsNeighbours } from './link-questions';
import type { BeginStep, Progress } from './progress';
import { createReadingThreads } from './reading-threads';
import { type DocumentReader, openDocuments } from './search-documents';
import { takeIn } from './take-in';
import {
  analysisOf,
  type BuiltGeneration,
  type PreviousGeneration,
  writeGeneration,
} from './write-generation';

/** More than this many changed files, or this share of the library, are built anew as a whole. */
const fewestForWhole = 50;
const shareForWhole = 0.02;
/** So is all once so large a share was amended since the last whole build. */
const shareAmended = 0.1;

/**
 * Compiles a content folder into one generation where little changed since another: files of another size or time are
 * read, those with another hash are taken up, and everything else is taken over. Computed related questions of questions
 * that did not change stay, unless one of them is gone.
 * @returns undefined where so much changed that a whole build is better; then something may stand in the folder
 */
export async function amendGeneration(
  contentFolder: string,
  folder: string,
  previous: PreviousGeneration,
  { scan, begin }: { readonly scan: ScannedFolder; readonly begin: BeginStep },
): Promise<BuiltGeneration | undefined> {
  const { state } = previous;
  const frame = await readLibraryFrame(contentFolder);
  if (analysisOf(frame) !== state.analysis) return undefined;
  const known = new Map(state.files.map((file) => [file.file, file]));
  const stale = frame.places.filter(({ file }) => known.get(file)?.mark !== scan.marks.get(file));
  const gone = state.files.length + stale.filter(({ file }) => !known.has(file)).length - frame.places.length;
  if (stale.length + gone > Math.max(fewestForWhole, frame.places.length * shareForWhole)) return undefined;
  const progress = begin('Reading what changed');
  const answersFile = path.join(folder, catalogFiles.answers);
  await copyFile(path.join(previous.folder, catalogFiles.answers), answersFile, constants.COPYFILE_FICLONE);
  const answers = await createAnswerWriter(answersFile, { appends: true });
  const threads = createReadingThreads(stale.length);
  const read = await takeIn(threads.files(contentFolder, stale), {
    answers,
    marks: scan.marks,
    progress: (done) => progress(done, stale.length),
    known,
  }).finally(() => Promise.all([answers.close(), threads.close()]));
  const fresh = new Map(read.map((file) => [file.file, file]));
  const files = frame.places.flatMap(({ file }) => fresh.get(file) ?? known.get(file) ?? []);
  const arranged = arrangeFiles(contentFolder, frame, files);
  begin('Amending search');
  const documents = documentsOf(arranged, known);
  const changed = documents.removed.length + documents.added.length;
  const amended = state.amended + changed;
  if (amended > Math.max(fewestForWhole, arranged.listed.length * shareAmended)) return undefined;
  const search = await amendIndex(documents, arranged, { frame, folder, previous, answersFile });
  const numbers = new Map([...documents.kept, ...search.numbers]);
  const reader = await openDocuments(answersFile);
  const { entries, numbers: places } = arranged.arrangement;
  const cleaned = cleanAllRelated(entries, places);
  const from = { known, numbers, search, reader, cleaned, progress: begin('Related questions') };
  const neighbours = await neighboursOf(arranged, from).finally(reader.close);
  const links = linkQuestions(entries, cleaned, (number) => neighbours.get(number));
  return writeGeneration({
    folder,
    frame,
    files,
    ...arranged,
    links,
    search: { means: state.means, numbers, amended },
    previous,
    begin,
  });
}

interface ChangedDocuments {
  readonly removed: readonly { readonly number: number; readonly entry: QuestionEntry }[];
  readonly added: readonly QuestionEntry[];
  /** Numbers of those that are as they were, by path. */
  readonly kept: ReadonlyMap<string, number>;
}

function documentsOf({ listed }: ArrangedFiles, known: ReadonlyMap<string, KnownFile>): ChangedDocuments {
  const entries = new Set(listed);
  const added = listed.filter((entry) => {
    const before = known.get(entry.file);
    return before === undefined || before.document < 0 || before.entry !== entry;
  });
  const removed = [...known.values()].flatMap(({ document, entry }) =>
    document >= 0 && entry !== undefined && !entries.has(entry) ? [{ number: document, entry }] : [],
  );
  const isAdded = new Set(added);
  const kept = listed.flatMap((entry) => {
    const number = known.get(entry.file)?.document;
    return isAdded.has(entry) || number === undefined ? [] : [[pathOf(entry), number] as const];
  });
  return { removed, added, kept: new Map(kept) };
}

interface Amending {
  readonly frame: LibraryFrame;
  readonly folder: string;
  readonly previous: PreviousGeneration;
  readonly answersFile: string;
}

/** Puts the index of the generation before beside the new one, amended; the packs of its whole build are shared. */
async function amendIndex(
  documents: ChangedDocuments,
  { arrangement }: ArrangedFiles,
  { frame, folder, previous, answersFile }: Amending,
): Promise<AmendedSearch> {
  const before = path.join(previous.folder, generationFiles.search);
  const searchFolder = path.join(folder, generationFiles.search);
  await mkdir(searchFolder);
  for (const name of Object.values(wholePack))
    await linkOrCopy(path.join(before, name), path.join(searchFolder, name));
  const reader = await openDocuments(answersFile);
  const readAll = (entries: readonly QuestionEntry[]) => Promise.all(entries.map(reader.read));
  const [gone, added] = await Promise.all([
    readAll(documents.removed.map(({ entry }) => entry)),
    readAll(documents.added),
  ]).finally(reader.close);
  const removed = documents.removed.flatMap(({ number }, i) => {
    const document = gone[i];
    return document ? [{ number, document }] : [];
  });
  const amendment: SearchAmendment = { removed, added, kept: new Set(documents.kept.values()) };
  return amendSearch(createDiskFiles(before), amendment, {
    folder: searchFolder,
    subjects: arrangement.subjects,
    language: frame.site.language,
    synonyms: frame.synonyms,
    means: previous.state.means,
  });
}

/** A file that is never written again may have two names; not every file system allows it. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}

/** The neighbours of the questions whose authors named too few: the known ones, computed anew where some are gone. */
async function neighboursOf(
  { arrangement, copies }: ArrangedFiles,
  from: {
    readonly known: ReadonlyMap<string, KnownFile>;
    readonly numbers: ReadonlyMap<string, number>;
    readonly search: AmendedSearch;
    readonly reader: DocumentReader;
    readonly cleaned: readonly CleanedRelated[];
    readonly progress: Progress;
  },
): Promise<ReadonlyMap<number, readonly number[]>> {
  const { entries } = arrangement;
  const catalogNumbers = new Map(
    [...from.numbers].map(([path, document]) => [document, arrangement.numbers.get(path) ?? -1]),
  );
  // The place of one that is gone may be another's now, which is not like those that the first was like.
  const replaced = new Set(
    [...from.search.numbers].flatMap(([path, document]) =>
      from.known.get(`${path}.md`)?.document === document ? [] : document,
    ),
  );
  const neighbours = new Map<number, readonly number[]>();
  for (const [own, entry] of entries.entries()) {
    from.progress(own, entries.length);
    if (!wantsNeighbours(from.cleaned[own])) continue;
    const known = from.known.get(entry.file);
    const before = known?.entry === entry ? known.neighbours : undefined;
    const still = before?.flatMap((document) =>
      replaced.has(document) ? [] : (catalogNumbers.get(document) ?? []),
    );
    if (still?.length === neighbourLimit) {
      neighbours.set(own, still);
      continue;
    }
    const original = entries[arrangement.numbers.get(copies.get(pathOf(entry)) ?? '') ?? own] ?? entry;
    const document = from.numbers.get(pathOf(original));
    if (document === undefined) continue;
    const found = await from.search.similar(await from.reader.read(original), document, neighbourLimit);
    neighbours.set(
      own,
      found.flatMap((number) => catalogNumbers.get(number) ?? []),
    );
  }
  return neighbours;
}
