import { constants } from 'node:fs';
import { copyFile, link, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAnswerWriter } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import { openSimilar } from '@/lib/catalog/links/similar-table';
import { pathOf } from '@/lib/content/question';
import { type LibraryFrame, readLibraryFrame } from '@/lib/content/read-library';
import type { BeginStep } from '@/lib/process/progress';
import {
  type SearchUpdate,
  type UpdatedSearch,
  updateSearch,
} from '@/lib/search/build/incremental/update-search';
import { wholeContainer } from '@/lib/search/format/files/container';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { type ArrangedFiles, arrangeFiles } from '@/lib/snapshot/build/arrange-files';
import type { PreviousSnapshot } from '@/lib/snapshot/build/build-state';
import { findMoved } from '@/lib/snapshot/build/find-moved';
import type { PreviousFile } from '@/lib/snapshot/build/previous-file';
import { createReadingThreads } from '@/lib/snapshot/build/read/reading-threads';
import type { ScannedFolder } from '@/lib/snapshot/build/read/scan-folder';
import { takeIn } from '@/lib/snapshot/build/read/take-in';
import { openDocuments } from '@/lib/snapshot/build/search-documents';
import { siteOfSnapshot } from '@/lib/snapshot/build/served-site';
import { topicsSince } from '@/lib/snapshot/build/topics-of-questions';
import { analysisOf, type BuiltSnapshot, writeSnapshot } from '@/lib/snapshot/build/write-snapshot';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { updateLinks } from './update-links';

/** More than this many changed files, or this share of the library, are built anew as a whole. */
const minForWhole = 50;
const shareForWhole = 0.02;
/** So is all once so large a share was updated since the last whole build. */
const shareUpdated = 0.1;

/**
 * Compiles a content folder into one snapshot where little changed since another: files of another size or time are
 * read, those with another hash are taken up, and everything else is taken over. Computed related questions of questions
 * that did not change stay, unless one of them is gone.
 * @returns undefined where so much changed that a whole build is better; then something may stand in the folder
 */
export async function updateSnapshot(
  contentFolder: string,
  folder: string,
  previous: PreviousSnapshot,
  {
    scan,
    begin,
    sizesFolder,
  }: { readonly scan: ScannedFolder; readonly begin: BeginStep; readonly sizesFolder?: string },
): Promise<BuiltSnapshot | undefined> {
  const { state } = previous;
  const frame = await readLibraryFrame(contentFolder, scan.list, await siteOfSnapshot(previous.folder));
  if (analysisOf(frame) !== state.analysis) return undefined;
  const known = new Map(state.files.map((file) => [file.file, file]));
  const stale = frame.places.filter(({ file }) => known.get(file)?.mark !== scan.marks.get(file));
  const gone = state.files.length + stale.filter(({ file }) => !known.has(file)).length - frame.places.length;
  if (stale.length + gone > Math.max(minForWhole, frame.places.length * shareForWhole)) return undefined;
  const progress = begin('Reading what changed');
  const answersFile = path.join(folder, catalogFiles.answers);
  await copyFile(path.join(previous.folder, catalogFiles.answers), answersFile, constants.COPYFILE_FICLONE);
  const answers = await createAnswerWriter(answersFile, { appends: true });
  const threads = createReadingThreads(stale.length);
  const read = await takeIn(threads.files(contentFolder, { places: stale, macros: frame.macros }), {
    answers,
    marks: scan.marks,
    progress: (done) => progress(done, stale.length),
    known,
    lastGood: { of: async (file) => knownGood(known.get(file)) },
  }).finally(() => Promise.all([answers.close(), threads.close()]));
  const fresh = new Map(read.map((file) => [file.file, file]));
  const files = frame.places.flatMap(({ file }) => fresh.get(file) ?? known.get(file) ?? []);
  const arranged = arrangeFiles({ contentFolder, frame }, files, state.numbers.keys());
  begin('Updating search');
  const documents = documentsOf(arranged, state.files);
  const changed = documents.removed.length + documents.added.length;
  const updated = state.updated + changed;
  if (updated > Math.max(minForWhole, arranged.listed.length * shareUpdated)) return undefined;
  const search = await updateIndex(documents, arranged, { frame, folder, previous, answersFile });
  const numberOf = (entry: QuestionEntry) => documents.kept.get(entry) ?? search.numbers.get(pathOf(entry));
  const reader = await openDocuments(answersFile);
  const similar = openSimilar(await readFile(path.join(previous.folder, catalogFiles.similar)));
  const from = { known, similar, numberOf, search, reader, progress: begin('Related questions') };
  const links = await updateLinks(arranged, from).finally(reader.close);
  return writeSnapshot({
    folder,
    frame,
    files,
    arranged,
    topics: topicsSince(previous, arranged, frame.site.language),
    links,
    search: { means: state.means, numberOf, updated },
    moved: await findMoved(previous, { files, arranged, answersFile }),
    previous,
    source: { contentFolder, marks: scan.marks, sizesFolder },
    begin,
  });
}

/** What a file held, where it could be used. */
function knownGood(file: PreviousFile | undefined): Pick<PreviousFile, 'entry' | 'references'> | undefined {
  return file?.entry && { entry: file.entry, references: file.references };
}

interface ChangedDocuments {
  readonly removed: readonly { readonly number: number; readonly entry: QuestionEntry }[];
  readonly added: readonly QuestionEntry[];
  /** Numbers of those that are as they were. */
  readonly kept: ReadonlyMap<QuestionEntry, number>;
}

function documentsOf({ listed }: ArrangedFiles, known: readonly PreviousFile[]): ChangedDocuments {
  const isListed = new Set(listed);
  const removed: { number: number; entry: QuestionEntry }[] = [];
  const kept = new Map<QuestionEntry, number>();
  for (const { document, entry } of known) {
    if (entry === undefined || document < 0) continue;
    if (isListed.has(entry)) kept.set(entry, document);
    else removed.push({ number: document, entry });
  }
  return { removed, added: listed.filter((entry) => !kept.has(entry)), kept };
}

interface Updating {
  readonly frame: LibraryFrame;
  readonly folder: string;
  readonly previous: PreviousSnapshot;
  readonly answersFile: string;
}

/** Puts the index of the snapshot before beside the new one, updated; the containers of its whole build are shared. */
async function updateIndex(
  documents: ChangedDocuments,
  { arrangement }: ArrangedFiles,
  { frame, folder, previous, answersFile }: Updating,
): Promise<UpdatedSearch> {
  const before = path.join(previous.folder, snapshotFiles.search);
  const searchFolder = path.join(folder, snapshotFiles.search);
  await mkdir(searchFolder);
  for (const name of Object.values(wholeContainer))
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
  const update: SearchUpdate = { removed, added, kept: new Set(documents.kept.values()) };
  return updateSearch(createDiskFiles(before), update, {
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
