import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { pathOf, type Question } from '@/lib/content/question';
import type { SubjectFile } from '@/lib/content/subject-file';
import { firstPlace } from '@/lib/text/binary-search';
import { fold } from '@/lib/text/fold';
import { tellingWord } from '@/lib/text/words/telling-word';
import type { AnswerPlace } from './answer-store';
import type { LearningPath, SubjectRecord } from './question-record';
import { chooseSubjectTitles } from './subject-titles';

/** A question without its answer, and where its answer and equals are known by. */
export interface QuestionEntry extends Omit<Question, 'answer'> {
  /** Where its answer stands in the catalog's file of answers. */
  readonly answerPlace: AnswerPlace;
  /** Hash of question and answer: equal in exact copies. */
  readonly contentHash: string;
  readonly minutes: number;
  /** Addresses in its answer that mean a question, as written, each once. */
  readonly links: readonly string[];
  /** Lines of the file on which they stand. */
  readonly linkLines: readonly number[];
  /** The question as it is written, where it holds formulas; `question` is without TeX. */
  readonly setQuestion?: string | undefined;
}

export interface Arrangement {
  /** Every question in catalog order: by subject, then by the telling word of the title. */
  readonly entries: readonly QuestionEntry[];
  readonly subjects: readonly SubjectRecord[];
  /** Catalog number of each question path. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Catalog order: subjects by their `order`, then title; questions by their titles from the telling word on, as an index of
 * a book has them. Neighbors are alike, so files that follow it shrink.
 * @param arranged questions in this order, of the same language: those of them that were read keep it among themselves
 */
export function arrangeCatalog(
  read: readonly QuestionEntry[],
  subjectFiles: ReadonlyMap<string, SubjectFile>,
  language: string,
  arranged: Iterable<QuestionEntry> = [],
): Arrangement {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const { titles, diagnostics: titleDiagnostics } = chooseSubjectTitles(read);
  const diagnostics: Diagnostic[] = [...titleDiagnostics];
  const keyOf = createKeys(language);
  const bySubject = sortBySubject(
    read,
    arranged,
    (a, b) =>
      collator.compare(keyOf(a), keyOf(b)) ||
      collator.compare(a.question, b.question) ||
      (a.slug < b.slug ? -1 : 1),
  );
  const titleOf = (slug: string) => subjectFiles.get(slug)?.title ?? titles.get(slug) ?? slug;
  const orderOf = (slug: string) => subjectFiles.get(slug)?.order ?? Number.POSITIVE_INFINITY;
  const slugs = [...bySubject.keys()].sort(
    (a, b) =>
      compareNumbers(orderOf(a), orderOf(b)) || collator.compare(titleOf(a), titleOf(b)) || (a < b ? -1 : 1),
  );
  const entries: QuestionEntry[] = [];
  const subjects: SubjectRecord[] = [];
  for (const slug of slugs) {
    const own = bySubject.get(slug) ?? [];
    const file = subjectFiles.get(slug);
    const paths = resolvePaths(slug, { file, own, first: entries.length });
    diagnostics.push(...paths.diagnostics);
    subjects.push({
      slug,
      title: titleOf(slug),
      description: file?.description,
      introduction: file?.introduction ?? '',
      first: entries.length,
      count: own.length,
      letters: lettersOf(own, keyOf),
      years: yearsOf(own),
      paths: paths.paths,
    });
    for (const entry of own) entries.push(entry);
  }
  const numbers = new Map(entries.map((entry, number) => [pathOf(entry), number]));
  return { entries, subjects, numbers, diagnostics };
}

/** Sorting a large library by the rules of a language takes a third of a second; what is in order already is not sorted again. */
function sortBySubject(
  read: readonly QuestionEntry[],
  arranged: Iterable<QuestionEntry>,
  compare: (a: QuestionEntry, b: QuestionEntry) => number,
): ReadonlyMap<string, readonly QuestionEntry[]> {
  const fresh = new Set(read);
  const kept: QuestionEntry[] = [];
  for (const entry of arranged) if (fresh.delete(entry)) kept.push(entry);
  const bySubject = groupBySubject(kept);
  for (const [subject, entries] of groupBySubject(fresh)) {
    const own = bySubject.get(subject) ?? [];
    bySubject.set(subject, merge(own, entries.sort(compare), compare));
  }
  return bySubject;
}

function groupBySubject(entries: Iterable<QuestionEntry>): Map<string, QuestionEntry[]> {
  const groups = new Map<string, QuestionEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.subject);
    if (group) group.push(entry);
    else groups.set(entry.subject, [entry]);
  }
  return groups;
}

/** Puts a few into many; both are sorted. */
function merge<T>(many: readonly T[], few: readonly T[], compare: (a: T, b: T) => number): T[] {
  const merged: T[] = [];
  let taken = 0;
  for (const one of few) {
    const place = firstPlace(taken, many.length, (i) => compare(many[i] as T, one) < 0);
    for (; taken < place; taken++) merged.push(many[taken] as T);
    merged.push(one);
  }
  for (; taken < many.length; taken++) merged.push(many[taken] as T);
  return merged;
}

/** Infinity − Infinity is no number, so the usual subtraction will not do. */
function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type KeyOf = (entry: QuestionEntry) => string;

/** A title from its telling word on: what it stands under in a list. */
function createKeys(language: string): KeyOf {
  const keys = new Map<QuestionEntry, string>();
  return (entry) => {
    const known = keys.get(entry);
    if (known !== undefined) return known;
    const key = entry.question.slice(tellingWord(entry.question, language)?.start ?? 0);
    keys.set(entry, key);
    return key;
  };
}

/** The first letter of each key that differs from the one before; digits are `0–9`, all else is `#`. */
function lettersOf(entries: readonly QuestionEntry[], keyOf: KeyOf): SubjectRecord['letters'] {
  const letters: [string, number][] = [];
  const seen = new Set<string>();
  for (const [place, entry] of entries.entries()) {
    const letter = letterOf(keyOf(entry));
    if (seen.has(letter)) continue;
    seen.add(letter);
    letters.push([letter, place]);
  }
  return letters;
}

function letterOf(key: string): string {
  const [first = ''] = key;
  if (first >= 'A' && first <= 'Z') return first;
  const sign = fold(/[\p{L}\p{N}]/u.exec(key)?.[0] ?? '').charAt(0);
  return /\p{L}/u.test(sign) ? sign.toUpperCase() : /\p{N}/u.test(sign) ? '0–9' : '#';
}

/** How many questions each year has, the newest first; of what has no date nothing is said. */
function yearsOf(entries: readonly QuestionEntry[]): SubjectRecord['years'] {
  const counts = new Map<string, number>();
  for (const { date } of entries) {
    if (date === undefined) continue;
    const year = date.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a > b ? -1 : 1));
}

/** The paths of a subject file by number; a slug that is no question of the subject is a warning. */
function resolvePaths(
  subject: string,
  of: {
    readonly file: SubjectFile | undefined;
    readonly own: readonly QuestionEntry[];
    readonly first: number;
  },
): { readonly paths: readonly LearningPath[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  if (of.file === undefined || of.file.paths.length === 0) return { paths: [], diagnostics };
  const { pathsLine: line, file } = of.file;
  const places = new Map(
    of.own.flatMap(({ slug, noIndex }, i) => (noIndex ? [] : [[slug, of.first + i] as const])),
  );
  const paths = of.file.paths.map(({ title, questions }): LearningPath => {
    const numbers = questions.flatMap((slug) => {
      const number = places.get(slug);
      if (number === undefined)
        diagnostics.push(
          buildDiagnostic({
            kind: 'path-dangling',
            file,
            line,
            field: 'paths',
            message: `${slug} in the path "${title}" is no question of ${subject}`,
            remedy: 'correct the slug or remove it',
          }),
        );
      return number ?? [];
    });
    return { title, questions: [...new Set(numbers)] };
  });
  return { paths: paths.filter(({ questions }) => questions.length > 0), diagnostics };
}
