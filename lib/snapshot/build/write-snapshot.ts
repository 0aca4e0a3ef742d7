import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openAnswers } from '@/lib/catalog/answer-store';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { catalogFiles, catalogVersion } from '@/lib/catalog/catalog-files';
import { packSimilar, type SimilarTable } from '@/lib/catalog/links/similar-table';
import type { PreviousRecords } from '@/lib/catalog/pack-records';
import type { TopicQuestions } from '@/lib/catalog/topics';
import { topicMarks } from '@/lib/catalog/update-topics';
import { readRecords, writeCatalog } from '@/lib/catalog/write-catalog';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import type { LibraryFrame } from '@/lib/content/read-library';
import { writeShownFiles } from '@/lib/pictures/picture-table';
import type { BeginStep } from '@/lib/process/progress';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import type { ArrangedFiles, WithheldQuestion } from './arrange-files';
import {
  type BuildState,
  type MovedFile,
  type PreviousSnapshot,
  type StateChecksum,
  writeState,
} from './build-state';
import { checkMoved } from './find-moved';
import { assignIds, checkCanonical, checkRedirects, oldPathsOf } from './links/check-links';
import { checkPlaces } from './links/check-places';
import type { QuestionLinks } from './links/link-questions';
import { resolveLinks } from './links/resolve-links';
import type { PreviousFile } from './previous-file';
import { type ReadIntroduction, readIntroductions, withIntroductionLinks } from './read/read-introduction';
import type { FileSource } from './read/take-file';
import { type TakenFiles, takeFiles } from './read/take-files';
import type { ReadFile } from './read/take-in';

export interface BuiltSnapshot {
  readonly questions: number;
  readonly subjects: number;
  readonly diagnostics: readonly Diagnostic[];
  /** What is in the folder and not served. */
  readonly withheld: readonly WithheldQuestion[];
  /** Checksum of the state that was written. */
  readonly stateChecksum: StateChecksum;
}

/** Everything of a snapshot but its answers and its search files, which are written before. */
export interface SnapshotParts {
  readonly folder: string;
  readonly frame: LibraryFrame;
  readonly files: readonly ReadFile[];
  readonly arranged: ArrangedFiles;
  readonly topics: readonly TopicQuestions[];
  readonly links: QuestionLinks;
  readonly search: Pick<BuildState, 'means' | 'updated'> & {
    /** Number in the search index; undefined where it is not in it. */
    readonly numberOf: (entry: QuestionEntry) => number | undefined;
  };
  /** Files that read like others that are gone. */
  readonly moved: readonly MovedFile[];
  /** What the build started from, where it updates another. */
  readonly previous?: PreviousSnapshot;
  /** Where the files lie that answers show. */
  readonly source: FileSource;
  readonly begin: BeginStep;
}

/** Writes the catalog, the report of diagnostics and what the next build may start from. */
export async function writeSnapshot(parts: SnapshotParts): Promise<BuiltSnapshot> {
  const { folder, frame, files, links } = parts;
  const { arrangement, withheld } = parts.arranged;
  const { entries } = arrangement;
  const taken = await takeShownFiles(parts);
  const progress = parts.begin('Writing lists');
  const introductions = readIntroductions(frame);
  const { redirects, moved, answerLinks } = leadOn(parts, introductions);
  const answers = await openAnswers(path.join(folder, catalogFiles.answers));
  const linked = await checkPlaces(answerLinks.places, answers, parts.previous?.state.places).finally(
    answers.close,
  );
  const usable = files.flatMap(({ entry }) => (entry && arrangement.numbers.has(pathOf(entry)) ? entry : []));
  const ids = assignIds(usable, arrangement.numbers);
  const { originals, documents, ofOriginals } = numbersOf(parts);
  const { site, macros } = frame;
  const subjects = arrangement.subjects.map((subject) =>
    withIntroductionLinks(subject, introductions, answerLinks),
  );
  const catalog = { version: catalogVersion, site, macros, subjects, total: entries.length };
  await writeCatalog(
    folder,
    {
      frame: { ...catalog, redirects: redirects.kept, ids: ids.ids },
      heads: entries,
      links: { originals, related: links.related, named: links.authored, documents: ofOriginals },
      targets: answerLinks.targets,
      similar: similarByDocument(links, documents, ofOriginals),
      answers: entries.map(({ answerPlace }) => answerPlace),
      topics: parts.topics,
      ...(await previousRecords(parts.previous)),
    },
    progress,
  );
  const diagnostics = [
    ...frame.diagnostics,
    ...files.flatMap((file) => file.diagnostics),
    ...taken.diagnostics,
    ...arrangement.diagnostics,
    ...links.diagnostics,
    ...introductions.flatMap((one) => one.diagnostics),
    ...answerLinks.diagnostics,
    ...linked.diagnostics,
    ...checkMoved(moved),
    ...redirects.diagnostics,
    ...ids.diagnostics,
    ...checkCanonical(usable, frame.site),
  ].sort(byPlace);
  await writeFile(path.join(folder, snapshotFiles.report), JSON.stringify(diagnostics), { flush: true });
  const stateChecksum = await writeState(
    folder,
    { ...stateOf(parts, documents), moved, libraryFiles: taken.files, places: linked.places },
    parts.previous?.state,
  );
  return { questions: entries.length, subjects: subjects.length, diagnostics, withheld, stateChecksum };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file === b.file) return a.line - b.line;
  return a.file < b.file ? -1 : 1;
}

/** Originals by the numbers of their copies; and the numbers that search knows questions by, a copy also by its original's. */
function numbersOf({ arranged: { arrangement, copies }, search }: SnapshotParts) {
  const numberOf = (path: string) => arrangement.numbers.get(path) ?? -1;
  const originals = new Map([...copies].map((paths) => paths.map(numberOf) as [number, number]));
  const documents = arrangement.entries.map((entry) => search.numberOf(entry) ?? -1);
  const ofOriginals = documents.map((own, number) => documents[originals.get(number) ?? number] ?? own);
  return { originals, documents, ofOriginals };
}

/** Where old addresses and the links of answers lead, and what has moved without a word. */
function leadOn(
  { frame, files, arranged: { arrangement }, moved }: SnapshotParts,
  introductions: readonly ReadIntroduction[],
) {
  const { entries, numbers } = arrangement;
  const redirects = checkRedirects(oldPathsOf(frame.redirects, entries), numbers);
  const leading = new Map(redirects.kept);
  const { baseUrl } = frame.site;
  const withheld = files.flatMap(({ entry }) => (entry && !numbers.has(pathOf(entry)) ? entry : []));
  return {
    redirects,
    moved: moved.filter(({ from }) => !leading.has(from)),
    answerLinks: resolveLinks({ entries, numbers, redirects: leading, withheld, baseUrl }, introductions),
  };
}

/** Takes in what the answers show, and writes down which of them shows what. */
async function takeShownFiles(parts: SnapshotParts): Promise<TakenFiles> {
  const { folder, files, previous, source, begin } = parts;
  const { entries, numbers } = parts.arranged.arrangement;
  // What a draft shows is as little to be seen as the draft.
  const served = files.filter(({ entry }) => entry && numbers.has(pathOf(entry)));
  const before = previous && { folder: previous.folder, files: previous.state.libraryFiles };
  const taken = await takeFiles(served, { ...source, folder, previous: before, begin });
  const shown = entries.flatMap(({ file }, number) => {
    const own = taken.shown.get(file);
    return own ? [[number, own] as const] : [];
  });
  await writeShownFiles(folder, shown);
  return taken;
}

async function previousRecords(
  previous: PreviousSnapshot | undefined,
): Promise<{ readonly previous?: PreviousRecords }> {
  if (previous === undefined) return {};
  return { previous: { ...(await readRecords(previous.folder)), numbers: previous.state.numbers } };
}

/** Language and synonyms stand in every document of the index, titles are in the order of the language's rules, commands in any formula. */
export function analysisOf({ site, synonyms, macros }: LibraryFrame): string {
  return createHash('sha256')
    .update(
      JSON.stringify([site.language, synonyms, macros, process.versions.unicode, process.versions.cldr]),
    )
    .digest('base64');
}

/** What is like each, as the numbers of search have it: those stay where questions come and go. */
function similarByDocument(
  { neighbors }: QuestionLinks,
  documents: readonly number[],
  ofOriginals: readonly number[],
): SimilarTable {
  const count = documents.reduce((most, document) => Math.max(most, document), -1) + 1;
  const similar = [...neighbors].map(([number, own]) => {
    const document = ofOriginals[number] ?? -1;
    return [document, { ...own, numbers: own.numbers.map((other) => documents[other] ?? -1) }] as const;
  });
  return packSimilar(
    count,
    similar.filter(([document]) => document >= 0),
  );
}

function stateOf(
  { frame, files, arranged, links, search }: SnapshotParts,
  documents: readonly number[],
): Omit<BuildState, 'moved' | 'libraryFiles' | 'places'> {
  const { entries, numbers } = arranged.arrangement;
  const documentsOf = (of: readonly number[] | undefined) => of?.map((number) => documents[number] ?? -1);
  const order = new Array<number>(entries.length).fill(-1);
  const known = files.map((file, place): PreviousFile => {
    const number = file.entry && numbers.get(pathOf(file.entry));
    if (number === undefined) return asKnown(file, { document: -1, named: undefined }, frame.site.language);
    order[number] = place;
    const named = documentsOf(links.named[number]);
    const learned = {
      document: documents[number] ?? -1,
      named: named?.includes(-1) ? undefined : named,
    };
    return asKnown(file, learned, frame.site.language);
  });
  const { means, updated } = search;
  return { analysis: analysisOf(frame), means, updated, files: known, order };
}

/** The same object where nothing changed of a file that was known before. */
function asKnown(
  read: ReadFile | PreviousFile,
  learned: Pick<PreviousFile, 'document' | 'named'>,
  language = '',
): PreviousFile {
  const isSame =
    'document' in read && read.document === learned.document && areSame(read.named, learned.named);
  if (isSame) return read;
  const { file, hash, mark, diagnostics, entry, references } = read;
  const topics = 'topics' in read ? read.topics : topicMarks(entry?.keywords ?? [], language);
  return { file, hash, mark, diagnostics, entry, references, topics, ...learned };
}

function areSame(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return one?.length === other?.length && (one ?? []).every((number, i) => number === other?.[i]);
}
