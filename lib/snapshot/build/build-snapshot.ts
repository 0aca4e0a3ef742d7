import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createAnswerWriter } from '@/lib/catalog/answer-store';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { Fault } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import { type LibraryFrame, readLibraryFrame } from '@/lib/content/read-library';
import { buildSearch, likesStep } from '@/lib/search/build/index/build-search';
import type { TakenWords } from '@/lib/search/build/documents/take-words';
import { arrangeFiles } from './arrange-files';
import { type ScannedFolder, scanFolder } from './scan-folder';
import { generationFiles } from '@/lib/snapshot/store/snapshot-folders';
import { likesOfQuestions } from './similar-questions';
import type { BeginStep, Progress } from '@/lib/process/progress';
import { createReadingThreads, type ReadingThreads } from './reading-threads';
import { type ReadFile, takeIn } from './take-in';
import { topicsOf } from './topics-of-questions';
import { type BuiltGeneration, writeGeneration } from './write-snapshot';

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
  const { marks, list } = scan ?? (await scanFolder(contentFolder));
  const frame = await readLibraryFrame(contentFolder, list);
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
  const arranged = arrangeFiles({ contentFolder, frame }, files);
  const { arrangement, listed } = arranged;
  const searchFolder = path.join(folder, generationFiles.search);
  await mkdir(searchFolder);
  const { language } = frame.site;
  const rules = { language, synonyms: frame.synonyms };
  async function* words(): AsyncGenerator<TakenWords> {
    yield* threads.words(answersFile, listed, rules);
    // What their memory is, indexing may have.
    await threads.close();
  }
  const likes = likesOfQuestions(arranged);
  const search = await buildSearch(words, {
    folder: searchFolder,
    subjects: arrangement.subjects,
    language,
    total: listed.length,
    likes: likes.asked,
    onProgress: stepProgress(begin),
  });
  const { means, numbers } = search;
  return writeGeneration({
    folder,
    frame,
    files,
    arranged,
    topics: topicsOf(arranged, language),
    links: likes.link(search.likes),
    search: { means, numberOf: (entry) => numbers.get(pathOf(entry)), amended: 0 },
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

/** Tells each step of the search build by its own name: `reading words` → `Search index: reading words`. */
function stepProgress(begin: BeginStep): (done: number, total: number | undefined, step: string) => void {
  let current: { readonly step: string; readonly progress: Progress } | undefined;
  return (done, total, step) => {
    const name = step === likesStep ? 'Related questions' : `Search index: ${step}`;
    if (current?.step !== step) current = { step, progress: begin(name) };
    current.progress(done, total);
  };
}

/** The faults found when a generation was built. */
export async function readReport(folder: string): Promise<readonly Fault[]> {
  return JSON.parse(await readFile(path.join(folder, generationFiles.report), 'utf8'));
}
