import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAnswerWriter } from '@/lib/catalog/answer-store';
import { type Arrangement, arrangeCatalog, type QuestionEntry } from '@/lib/catalog/arrange';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import { findCopies } from '@/lib/catalog/copies';
import type { Fault } from '@/lib/content/fault';
import { type LibraryFrame, readLibraryFrame } from '@/lib/content/read-library';
import { type BuiltSearch, buildSearch } from '@/lib/search/build/build-search';
import type { SearchDocument } from '@/lib/search/format/search-document';
import { type ScannedFolder, scanFolder } from './fingerprint';
import { generationFiles } from './folders';
import { cleanAllRelated, linkQuestions, neighbourLimit } from './link-questions';
import type { BeginStep, Progress } from './progress';
import { createReadingThreads, type ReadingThreads } from './reading-threads';
import { type ReadFile, takeIn } from './take-in';
import { type BuiltGeneration, writeGeneration } from './write-generation';

/**
 * Compiles a content folder into one generation, in an existing, empty folder. The same content writes the same bytes.
 * @throws where the content folder cannot be read, or holds no question that can be used
 */
export async function buildGeneration(
  contentFolder: string,
  folder: string,
  begin: BeginStep,
  scan?: ScannedFolder,
): Promise<BuiltGeneration> {
  const { marks } = scan ?? (await scanFolder(contentFolder));
  const frame = await readLibraryFrame(contentFolder);
  const threads = createReadingThreads(frame.places.length);
  try {
    return await compile({ contentFolder, folder, frame, marks, threads, begin });
  } finally {
    await threads.close();
  }
}

interface Compiling {
  readonly contentFolder: string;
  readonly folder: string;
  readonly frame: LibraryFrame;
  readonly marks: ReadonlyMap<string, string>;
  readonly threads: ReadingThreads;
  readonly begin: BeginStep;
}

async function compile(of: Compiling): Promise<BuiltGeneration> {
  const { contentFolder, folder, frame, threads, begin } = of;
  const answersFile = path.join(folder, catalogFiles.answers);
  const files = await readAll(of, answersFile);
  const arranged = arrangeFiles(contentFolder, frame, files);
  const { arrangement, listed } = arranged;
  const searchFolder = path.join(folder, generationFiles.search);
  await mkdir(searchFolder);
  async function* documents(): AsyncGenerator<SearchDocument> {
    yield* threads.documents(answersFile, listed);
    // What their memory is, indexing may have.
    await threads.close();
  }
  const search = await buildSearch(documents, {
    folder: searchFolder,
    subjects: arrangement.subjects,
    language: frame.site.language,
    synonyms: frame.synonyms,
    total: listed.length,
    onProgress: stepProgress(begin),
  });
  const cleaned = cleanAllRelated(arrangement.entries, arrangement.numbers);
  const linking = begin('Related questions');
  const links = linkQuestions(arrangement.entries, cleaned, (number) => {
    linking(number, arrangement.entries.length);
    return neighboursOf(number, { ...arranged, search });
  });
  const { means, numbers } = search;
  return writeGeneration({
    folder,
    frame,
    files,
    ...arranged,
    links,
    search: { means, numbers, amended: 0 },
    begin,
  });
}

async function readAll(of: Compiling, answersFile: string): Promise<readonly ReadFile[]> {
  const { places } = of.frame;
  const progress = of.begin('Reading and checking questions');
  const answers = await createAnswerWriter(answersFile);
  try {
    return await takeIn(of.threads.files(of.contentFolder, places), {
      answers,
      marks: of.marks,
      progress: (done) => progress(done, places.length),
    });
  } finally {
    await answers.close();
  }
}

/** The questions of a library in their order. */
export interface ArrangedFiles {
  readonly arrangement: Arrangement;
  readonly copies: ReadonlyMap<string, string>;
  /** Those that search holds. */
  readonly listed: readonly QuestionEntry[];
}

/** @throws NoQuestions */
export function arrangeFiles(
  contentFolder: string,
  frame: LibraryFrame,
  files: readonly ReadFile[],
): ArrangedFiles {
  const entries = files.flatMap(({ entry }) => entry ?? []);
  if (entries.length === 0)
    throw new NoQuestions(contentFolder, [...frame.faults, ...files.flatMap(({ faults }) => faults)]);
  const arrangement = arrangeCatalog(entries, frame.subjectFiles, frame.site.language);
  const copies = findCopies(arrangement.entries);
  const listed = arrangement.entries.filter(
    ({ noIndex, subject, slug }) => !noIndex && !copies.has(`${subject}/${slug}`),
  );
  return { arrangement, copies, listed };
}

/** Catalog numbers of the questions like one; like its original, where it is a copy. */
function neighboursOf(
  number: number,
  { arrangement, copies, listed, search }: ArrangedFiles & { readonly search: BuiltSearch },
): readonly number[] {
  const entry = arrangement.entries[number];
  if (!entry) return [];
  const path = `${entry.subject}/${entry.slug}`;
  const original = arrangement.entries[arrangement.numbers.get(copies.get(path) ?? path) ?? number] ?? entry;
  const { subject, slug } = original;
  const document = { subject, slug, question: '', keywords: [], summary: '', text: '' };
  return search.similar(document, neighbourLimit).flatMap((position) => {
    const found = listed[position];
    return found ? (arrangement.numbers.get(`${found.subject}/${found.slug}`) ?? []) : [];
  });
}

/** Tells each step of the search build by its own name: `reading words` → `Search: reading words`. */
function stepProgress(begin: BeginStep): (done: number, total: number | undefined, step: string) => void {
  let current: { readonly step: string; readonly progress: Progress } | undefined;
  return (done, total, step) => {
    if (current?.step !== step) current = { step, progress: begin(`Search index: ${step}`) };
    current.progress(done, total);
  };
}

/** A folder without one usable question. */
export class NoQuestions extends Error {
  readonly faults: readonly Fault[];
  constructor(folder: string, faults: readonly Fault[]) {
    super(`${folder} holds no question that can be used: put one in <subject>/<slug>.md`);
    this.faults = faults;
  }
}

/** The faults found when a generation was built. */
export async function readReport(folder: string): Promise<readonly Fault[]> {
  return JSON.parse(await readFile(path.join(folder, generationFiles.report), 'utf8'));
}
