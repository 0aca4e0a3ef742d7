import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAnswerWriter } from '@/lib/catalog/answer-store';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import { type LibraryFrame, readLibraryFrame } from '@/lib/content/read-library';
import type { BeginStep, Progress } from '@/lib/process/progress';
import type { TakenWords } from '@/lib/search/build/documents/take-words';
import { buildSearch, similarStep } from '@/lib/search/build/index/build-search';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { arrangeFiles } from './arrange-files';
import type { PreviousSnapshot } from './build-state';
import { findMoved } from './find-moved';
import { openLastGood } from './last-good';
import { createReadingThreads, type ReadingThreads } from './read/reading-threads';
import { type ScannedFolder, scanFolder } from './read/scan-folder';
import { type ReadFile, takeIn } from './read/take-in';
import { siteOfSnapshot } from './served-site';
import { similarQuestions } from './similar-questions';
import { topicsOf } from './topics-of-questions';
import { type BuiltSnapshot, writeSnapshot } from './write-snapshot';

/** What a build may be told. */
interface BuildOptions {
  readonly scan?: ScannedFolder;
  /** Where smaller files of pictures are kept; none are made, where nothing is said. */
  readonly sizesFolder?: string;
  /** Holds what files said that cannot be used any more, and names what has moved since. */
  readonly previous?: PreviousSnapshot | undefined;
}

/**
 * Compiles a content folder into one snapshot, in an existing, empty folder. The same content writes the same bytes.
 * @throws where the content folder cannot be read, or holds no question that can be used
 */
export async function buildSnapshot(
  contentFolder: string,
  folder: string,
  begin: BeginStep,
  { scan: scanned, sizesFolder, previous }: BuildOptions = {},
): Promise<BuiltSnapshot> {
  const { marks, list } = scanned ?? (await scanFolder(contentFolder));
  const frame = await readLibraryFrame(contentFolder, list, await siteOfSnapshot(previous?.folder));
  const threads = createReadingThreads(frame.places.length);
  try {
    return await compile({ contentFolder, folder, frame, marks, sizesFolder, threads, begin, previous });
  } finally {
    await threads.close();
  }
}

interface Compiling {
  readonly contentFolder: string;
  readonly folder: string;
  readonly frame: LibraryFrame;
  readonly marks: ReadonlyMap<string, string>;
  readonly sizesFolder: string | undefined;
  readonly threads: ReadingThreads;
  readonly begin: BeginStep;
  readonly previous: PreviousSnapshot | undefined;
}

async function compile(of: Compiling): Promise<BuiltSnapshot> {
  const { contentFolder, folder, frame, threads, begin } = of;
  const answersFile = path.join(folder, catalogFiles.answers);
  const files = await readAll(of, answersFile);
  const arranged = arrangeFiles({ contentFolder, frame }, files);
  const { arrangement, listed } = arranged;
  const searchFolder = path.join(folder, snapshotFiles.search);
  await mkdir(searchFolder);
  const { language } = frame.site;
  const rules = { language, synonyms: frame.synonyms };
  async function* words(): AsyncGenerator<TakenWords> {
    yield* threads.words(answersFile, listed, rules);
    // What their memory is, indexing may have.
    await threads.close();
  }
  const similar = similarQuestions(arranged);
  const search = await buildSearch(words, {
    folder: searchFolder,
    subjects: arrangement.subjects,
    language,
    total: listed.length,
    similar: similar.asked,
    onProgress: stepProgress(begin),
  });
  const { means, numbers } = search;
  return writeSnapshot({
    folder,
    frame,
    files,
    arranged,
    topics: topicsOf(arranged, language),
    links: similar.link(search.similar),
    search: { means, numberOf: (entry) => numbers.get(pathOf(entry)), updated: 0 },
    source: { contentFolder, marks: of.marks, sizesFolder: of.sizesFolder },
    moved: await findMoved(of.previous, { files, arranged, answersFile }),
    begin,
  });
}

async function readAll(of: Compiling, answersFile: string): Promise<readonly ReadFile[]> {
  const { places } = of.frame;
  const progress = of.begin('Reading and checking questions');
  const answers = await createAnswerWriter(answersFile);
  const lastGood = openLastGood(of.previous, answers);
  try {
    return await takeIn(of.threads.files(of.contentFolder, of.frame), {
      answers,
      marks: of.marks,
      lastGood,
      progress: (done) => progress(done, places.length),
    });
  } finally {
    await Promise.all([answers.close(), lastGood.close()]);
  }
}

/** Tells each step of the search build by its own name: `reading words` → `Search index: reading words`. */
function stepProgress(begin: BeginStep): (done: number, total: number | undefined, step: string) => void {
  let current: { readonly step: string; readonly progress: Progress } | undefined;
  return (done, total, step) => {
    const name = step === similarStep ? 'Related questions' : `Search index: ${step}`;
    if (current?.step !== step) current = { step, progress: begin(name) };
    current.progress(done, total);
  };
}

/** The diagnostics of a snapshot was built. */
export async function readReport(folder: string): Promise<readonly Diagnostic[]> {
  return JSON.parse(await readFile(path.join(folder, snapshotFiles.report), 'utf8'));
}
