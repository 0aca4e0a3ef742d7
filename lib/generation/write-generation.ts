import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Arrangement } from '@/lib/catalog/arrange';
import { catalogVersion } from '@/lib/catalog/catalog-files';
import type { EarlierRecords, RecordTail } from '@/lib/catalog/pack-records';
import { readRecords, writeCatalog } from '@/lib/catalog/write-catalog';
import type { Fault } from '@/lib/content/fault';
import type { LibraryFrame } from '@/lib/content/read-library';
import { type BuildState, type EarlierState, type KnownFile, writeState } from './build-state';
import { assignIds, checkRedirects } from './check-links';
import { generationFiles } from './folders';
import type { QuestionLinks } from './link-questions';
import type { BeginStep } from './progress';
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
}

/** Everything of a generation but its answers and its search files, which are written before. */
export interface GenerationParts {
  readonly folder: string;
  readonly frame: LibraryFrame;
  readonly files: readonly ReadFile[];
  readonly arrangement: Arrangement;
  /** Path of the original, by the path of its copy. */
  readonly copies: ReadonlyMap<string, string>;
  readonly links: QuestionLinks;
  readonly search: Pick<BuildState, 'means' | 'amended'> & {
    /** Number in the search index, by `subject/slug`. */
    readonly numbers: ReadonlyMap<string, number>;
  };
  /** What the build started from, where it amends another. */
  readonly previous?: PreviousGeneration;
  readonly begin: BeginStep;
}

/** Writes the catalog, the report of faults and what the next build may start from. */
export async function writeGeneration(parts: GenerationParts): Promise<BuiltGeneration> {
  const { folder, frame, files, arrangement, copies, links } = parts;
  const { entries, subjects } = arrangement;
  const progress = parts.begin('Writing lists');
  const redirects = checkRedirects(frame.redirects, arrangement.numbers);
  const ids = assignIds(entries);
  const tails = entries.map(({ subject, slug, canonical }, number): RecordTail => {
    const original = copies.get(`${subject}/${slug}`);
    return {
      number,
      canonical: canonical ?? original,
      isCopy: original !== undefined,
      related: links.related[number] ?? [],
    };
  });
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
      tails,
      answers: entries.map(({ answerPlace }) => answerPlace),
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
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  await writeFile(path.join(folder, generationFiles.report), JSON.stringify(faults), { flush: true });
  await writeState(folder, stateOf(parts), parts.previous?.state);
  return { questions: entries.length, subjects: subjects.length, faults };
}

async function earlierRecords(
  previous: PreviousGeneration | undefined,
): Promise<{ readonly earlier?: EarlierRecords }> {
  if (previous === undefined) return {};
  const heads = new Set(previous.state.files.map(({ entry }) => entry));
  return { earlier: { ...(await readRecords(previous.folder)), heads } };
}

/** Language and synonyms stand in every document of the index. */
export function analysisOf({ site, synonyms }: LibraryFrame): string {
  return createHash('sha256')
    .update(JSON.stringify([site.language, synonyms]))
    .digest('base64');
}

function stateOf({ frame, files, arrangement, links, search }: GenerationParts): BuildState {
  const documents = arrangement.entries.map(
    ({ subject, slug }) => search.numbers.get(`${subject}/${slug}`) ?? -1,
  );
  return {
    analysis: analysisOf(frame),
    means: search.means,
    amended: search.amended,
    files: files.map((file) => {
      const number = file.entry && arrangement.numbers.get(`${file.entry.subject}/${file.entry.slug}`);
      if (number === undefined) return asKnown(file, -1, undefined);
      const neighbours = links.neighbours.get(number)?.map((neighbour) => documents[neighbour] ?? -1);
      return asKnown(file, documents[number] ?? -1, neighbours);
    }),
  };
}

/** The same object where nothing changed of a file that was known before. */
function asKnown(
  file: ReadFile | KnownFile,
  document: number,
  neighbours: readonly number[] | undefined,
): KnownFile {
  const isSame =
    'document' in file &&
    file.document === document &&
    file.neighbours?.length === neighbours?.length &&
    (neighbours ?? []).every((neighbour, i) => file.neighbours?.[i] === neighbour);
  return isSame ? file : { ...file, document, neighbours };
}
