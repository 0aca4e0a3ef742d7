import { type Arrangement, arrangeCatalog, type QuestionEntry } from '@/lib/catalog/arrange';
import { findCopies } from '@/lib/catalog/copies';
import { type WithheldReason, withheldReason } from '@/lib/catalog/withheld';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { pathOf } from '@/lib/content/question';
import type { LibraryFrame } from '@/lib/content/read-library';
import { showsDrafts } from '@/lib/site/drafts';
import { type CalendarDate, today } from '@/lib/text/calendar-date';
import type { ReadFile } from './read/take-in';

/** The questions of a library in their order. */
export interface ArrangedFiles {
  readonly arrangement: Arrangement;
  readonly copies: ReadonlyMap<string, string>;
  /** Those that search holds. */
  readonly listed: readonly QuestionEntry[];
  /** Those that are not served yet. */
  readonly withheld: readonly WithheldQuestion[];
}

/** A question that is not served, and why. */
export interface WithheldQuestion {
  readonly file: string;
  readonly reason: WithheldReason;
  readonly date: CalendarDate | undefined;
}

/**
 * @param arranged questions as an earlier build of the same language arranged them
 * @throws NoQuestions
 */
export function arrangeFiles(
  { contentFolder, frame }: { readonly contentFolder: string; readonly frame: LibraryFrame },
  files: readonly ReadFile[],
  arranged: Iterable<QuestionEntry> = [],
): ArrangedFiles {
  const day = today();
  const reasonOf = (entry: QuestionEntry) => (showsDrafts() ? undefined : withheldReason(entry, day));
  const usable = files.flatMap(({ entry }) => entry ?? []);
  const entries = usable.filter((entry) => reasonOf(entry) === undefined);
  const withheld = usable.flatMap((entry) => {
    const reason = reasonOf(entry);
    return reason ? [{ file: entry.file, reason, date: entry.date }] : [];
  });
  if (entries.length === 0)
    throw new NoQuestions(contentFolder, [
      ...frame.diagnostics,
      ...files.flatMap(({ diagnostics }) => diagnostics),
    ]);
  const arrangement = arrangeCatalog(entries, frame.subjectFiles, frame.site.language, arranged);
  const copies = findCopies(arrangement.entries);
  const listed = arrangement.entries.filter((entry) => !entry.noIndex && !copies.has(pathOf(entry)));
  return { arrangement, copies, listed, withheld };
}

/** Path of the original of a copy; of every other question its own. */
export function originalPath({ copies }: ArrangedFiles, entry: QuestionEntry): string {
  const path = pathOf(entry);
  return copies.get(path) ?? path;
}

/** A folder without one usable question. */
export class NoQuestions extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(folder: string, diagnostics: readonly Diagnostic[]) {
    super(`${folder} holds no question that can be used: put one in <subject>/<slug>.md`);
    this.diagnostics = diagnostics;
  }
}
