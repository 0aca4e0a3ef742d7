import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openAnswers } from '@/lib/catalog/answer-store';
import { type Arrangement, arrangeCatalog } from '@/lib/catalog/arrange';
import { catalogFiles, catalogVersion } from '@/lib/catalog/catalog-files';
import { findCopies } from '@/lib/catalog/copies';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { writeCatalog } from '@/lib/catalog/write-catalog';
import type { Fault } from '@/lib/content/fault';
import { type LibraryFrame, readLibraryFrame } from '@/lib/content/read-library';
import { answerText } from '@/lib/markdown/answer-text';
import { type BuiltSearch, buildSearch } from '@/lib/search/build/build-search';
import type { SearchDocument } from '@/lib/search/format/search-document';
import { assignIds, checkRedirects } from './check-links';
import { generationFiles } from './folders';
import { linkQuestions } from './link-questions';
import type { Progress } from './progress';
import { type ReadEntries, readEntries } from './read-entries';

export interface BuiltGeneration {
  readonly questions: number;
  readonly subjects: number;
  readonly faults: readonly Fault[];
  readonly search: {
    readonly documents: number;
    readonly terms: number;
    readonly bytes: BuiltSearch['bytes'];
  };
}

/** A step of the build, by name; returns what to tell of it as it goes on. */
export type BeginStep = (name: string) => Progress;

/**
 * Compiles a content folder into one generation, in an existing, empty folder. The same content writes the same bytes.
 * @throws where the content folder cannot be read, or holds no question that can be used
 */
export async function buildGeneration(
  contentFolder: string,
  folder: string,
  begin: BeginStep,
): Promise<BuiltGeneration> {
  const frame = await readLibraryFrame(contentFolder);
  const read = await readEntries(contentFolder, frame, {
    folder,
    progress: begin('Reading and checking questions'),
  });
  if (read.entries.length === 0) throw new NoQuestions(contentFolder, [...frame.faults, ...read.faults]);
  const arrangement = arrangeCatalog(read.entries, frame.subjectFiles, frame.site.language);
  const copies = findCopies(arrangement.entries);
  const listed = arrangement.entries.flatMap((entry, number) =>
    entry.noIndex || copies.has(`${entry.subject}/${entry.slug}`) ? [] : [number],
  );
  const documents = await documentReader(folder, read, arrangement);
  const searchFolder = path.join(folder, generationFiles.search);
  await mkdir(searchFolder);
  const search = await buildSearch(() => documents.stream(listed), {
    folder: searchFolder,
    subjects: arrangement.subjects,
    language: frame.site.language,
    synonyms: frame.synonyms,
    total: listed.length,
    onProgress: stepProgress(begin),
  });
  const links = linkQuestions(arrangement.entries, arrangement.numbers, (number, limit) => {
    const entry = arrangement.entries[number];
    if (!entry) return [];
    const own = `${entry.subject}/${entry.slug}`;
    const original = arrangement.entries[arrangement.numbers.get(copies.get(own) ?? own) ?? number] ?? entry;
    const document = {
      subject: original.subject,
      slug: original.slug,
      question: '',
      keywords: [],
      summary: '',
      text: '',
    };
    return search.similar(document, limit).flatMap((position) => listed[position] ?? []);
  });
  await documents.close();
  return finish({ folder, frame, read, arrangement, copies, related: links, search });
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

interface Parts {
  readonly folder: string;
  readonly frame: LibraryFrame;
  readonly read: ReadEntries;
  readonly arrangement: Arrangement;
  readonly copies: ReadonlyMap<string, string>;
  readonly related: { readonly related: readonly (readonly number[])[]; readonly faults: readonly Fault[] };
  readonly search: BuiltSearch;
}

async function finish({
  folder,
  frame,
  read,
  arrangement,
  copies,
  related,
  search,
}: Parts): Promise<BuiltGeneration> {
  const { entries, subjects } = arrangement;
  const redirects = checkRedirects(frame.redirects, arrangement.numbers);
  const ids = assignIds(entries);
  const records = entries.map((entry, number): QuestionRecord => {
    const { file, subjectTitle, contentHash, readNumber, lines, ...kept } = entry;
    const original = copies.get(`${entry.subject}/${entry.slug}`);
    return {
      ...kept,
      number,
      canonical: entry.canonical ?? original,
      isCopy: original !== undefined,
      related: related.related[number] ?? [],
    };
  });
  const answers = entries.map((entry) => read.places[entry.readNumber] ?? { start: 0, end: 0 });
  const catalog = {
    version: catalogVersion,
    site: frame.site,
    subjects,
    total: entries.length,
    redirects: redirects.kept,
    ids: ids.ids,
  };
  await writeCatalog(folder, { frame: catalog, records, answers });
  const faults = [
    ...frame.faults,
    ...read.faults,
    ...arrangement.faults,
    ...related.faults,
    ...redirects.faults,
    ...ids.faults,
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  await writeFile(path.join(folder, generationFiles.report), JSON.stringify(faults));
  const { documents, terms, bytes } = search;
  return {
    questions: entries.length,
    subjects: subjects.length,
    faults,
    search: { documents, terms, bytes },
  };
}

/** What search is told of questions, read back from the generation's own answers so that none is held. */
async function documentReader(folder: string, read: ReadEntries, { entries }: Arrangement) {
  const answers = await openAnswers(path.join(folder, catalogFiles.answers));
  async function* stream(numbers: readonly number[]): AsyncGenerator<SearchDocument> {
    for (const number of numbers) {
      const entry = entries[number];
      const place = entry && read.places[entry.readNumber];
      if (!entry || !place) continue;
      const { subject, slug, question, keywords, summary } = entry;
      yield { subject, slug, question, keywords, summary, text: answerText(await answers.read(place)) };
    }
  }
  return { stream, close: answers.close };
}

/** The faults found when a generation was built. */
export async function readReport(folder: string): Promise<readonly Fault[]> {
  return JSON.parse(await readFile(path.join(folder, generationFiles.report), 'utf8'));
}
