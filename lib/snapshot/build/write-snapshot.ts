import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { topicMarks } from '@/lib/catalog/update-topics';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import { catalogVersion } from '@/lib/catalog/catalog-files';
import { type LikesTable, packLikes } from '@/lib/catalog/similar-table';
import type { EarlierRecords } from '@/lib/catalog/pack-records';
import type { TopicQuestions } from '@/lib/catalog/topics';
import { readRecords, writeCatalog } from '@/lib/catalog/write-catalog';
import type { Fault } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import type { LibraryFrame } from '@/lib/content/read-library';
import type { ArrangedFiles } from './arrange-files';
import { type BuildState, type EarlierState, type StateSeal, writeState } from './build-state';
import { assignIds, checkCanonical, checkRedirects } from './check-links';
import { generationFiles } from '@/lib/snapshot/store/snapshot-folders';
import type { KnownFile } from './previous-file';
import type { QuestionLinks } from './link-questions';
import type { BeginStep } from '@/lib/process/progress';
import type { ReadFile } from './take-in';

/** A generation found whole, and what its build left to start from. */
export interface PreviousGeneration {
  readonly folder: string;
  readonly state: EarlierState;
}

export interface BuiltGeneration {
  readonly questions: number;
  readonly subjects: number;
  readonly faults: readonly Fault[];
  /** Seals the state that was written. */
  readonly stateSeal: StateSeal;
}

/** Everything of a generation but its answers and its search files, which are written before. */
export interface GenerationParts {
  readonly folder: string;
  readonly frame: LibraryFrame;
  readonly files: readonly ReadFile[];
  readonly arranged: ArrangedFiles;
  readonly topics: readonly TopicQuestions[];
  readonly links: QuestionLinks;
  readonly search: Pick<BuildState, 'means' | 'amended'> & {
    /** Number in the search index; undefined where it is not in it. */
    readonly numberOf: (entry: QuestionEntry) => number | undefined;
  };
  /** What the build started from, where it amends another. */
  readonly previous?: PreviousGeneration;
  readonly begin: BeginStep;
}

/** Writes the catalog, the report of faults and what the next build may start from. */
export async function writeGeneration(parts: GenerationParts): Promise<BuiltGeneration> {
  const { folder, frame, files, links } = parts;
  const { arrangement, copies } = parts.arranged;
  const { entries, subjects } = arrangement;
  const progress = parts.begin('Writing lists');
  const redirects = checkRedirects(frame.redirects, arrangement.numbers);
  const usable = files.flatMap(({ entry }) => entry ?? []);
  const ids = assignIds(usable, arrangement.numbers);
  const numberOf = (path: string) => arrangement.numbers.get(path) ?? -1;
  const originals = new Map([...copies].map((paths) => paths.map(numberOf) as [number, number]));
  const documents = entries.map((entry) => parts.search.numberOf(entry) ?? -1);
  const ofOriginals = documents.map((own, number) => documents[originals.get(number) ?? number] ?? own);
  const catalog = {
    version: catalogVersion,
    site: frame.site,
    subjects,
    total: entries.length,
    redirects: redirects.kept,
    ids: ids.ids,
  };
  await writeCatalog(
    folder,
    {
      frame: catalog,
      heads: entries,
      links: {
        originals,
        related: links.related,
        named: links.authored,
        documents: ofOriginals,
      },
      likes: likesByDocument(links, documents, ofOriginals),
      answers: entries.map(({ answerPlace }) => answerPlace),
      topics: parts.topics,
      ...(await earlierRecords(parts.previous)),
    },
    progress,
  );
  const faults = [
    ...frame.faults,
    ...files.flatMap((file) => file.faults),
    ...arrangement.faults,
    ...links.faults,
    ...redirects.faults,
    ...ids.faults,
    ...checkCanonical(usable, frame.site),
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  await writeFile(path.join(folder, generationFiles.report), JSON.stringify(faults), { flush: true });
  const stateSeal = await writeState(folder, stateOf(parts, documents), parts.previous?.state);
  return { questions: entries.length, subjects: subjects.length, faults, stateSeal };
}

async function earlierRecords(
  previous: PreviousGeneration | undefined,
): Promise<{ readonly earlier?: EarlierRecords }> {
  if (previous === undefined) return {};
  return { earlier: { ...(await readRecords(previous.folder)), numbers: previous.state.numbers } };
}

/** Language and synonyms stand in every document of the index, and titles are in the order of the language's rules. */
export function analysisOf({ site, synonyms }: LibraryFrame): string {
  return createHash('sha256')
    .update(JSON.stringify([site.language, synonyms, process.versions.unicode, process.versions.cldr]))
    .digest('base64');
}

/** What is like each, as the numbers of search have it: those stay where questions come and go. */
function likesByDocument(
  { neighbours }: QuestionLinks,
  documents: readonly number[],
  ofOriginals: readonly number[],
): LikesTable {
  const count = documents.reduce((most, document) => Math.max(most, document), -1) + 1;
  const likes = [...neighbours].map(([number, own]) => {
    const document = ofOriginals[number] ?? -1;
    return [document, { ...own, numbers: own.numbers.map((other) => documents[other] ?? -1) }] as const;
  });
  return packLikes(
    count,
    likes.filter(([document]) => document >= 0),
  );
}

function stateOf(
  { frame, files, arranged, links, search }: GenerationParts,
  documents: readonly number[],
): BuildState {
  const { entries, numbers } = arranged.arrangement;
  const documentsOf = (of: readonly number[] | undefined) => of?.map((number) => documents[number] ?? -1);
  const order = new Array<number>(entries.length).fill(-1);
  const known = files.map((file, place): KnownFile => {
    const number = file.entry && numbers.get(pathOf(file.entry));
    if (number === undefined) return asKnown(file, { document: -1, named: undefined });
    order[number] = place;
    const named = documentsOf(links.named[number]);
    const learned = {
      document: documents[number] ?? -1,
      named: named?.includes(-1) ? undefined : named,
    };
    return asKnown(file, learned, frame.site.language);
  });
  const { means, amended } = search;
  return { analysis: analysisOf(frame), means, amended, files: known, order };
}

/** The same object where nothing changed of a file that was known before. */
function asKnown(
  read: ReadFile | KnownFile,
  learned: Pick<KnownFile, 'document' | 'named'>,
  language = '',
): KnownFile {
  const isSame =
    'document' in read && read.document === learned.document && areSame(read.named, learned.named);
  if (isSame) return read;
  const { file, hash, mark, faults, entry } = read;
  const topics = 'topics' in read ? read.topics : topicMarks(entry?.keywords ?? [], language);
  return { file, hash, mark, faults, entry, topics, ...learned };
}

function areSame(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return one?.length === other?.length && (one ?? []).every((number, i) => number === other?.[i]);
}
