import type { Fault } from '@/lib/content/fault';
import type { Question } from '@/lib/content/question';
import type { SubjectFile } from '@/lib/content/subject-file';
import { fold } from '@/lib/text/fold';
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
}

export interface Arrangement {
  /** Every question in catalog order: by subject, then title. */
  readonly entries: readonly QuestionEntry[];
  readonly subjects: readonly SubjectRecord[];
  /** Catalog number of each question path. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly faults: readonly Fault[];
}

/** Catalog order: subjects by their `order`, then title; questions by title. Neighbours are alike, so files that follow it shrink. */
export function arrangeCatalog(
  read: readonly QuestionEntry[],
  subjectFiles: ReadonlyMap<string, SubjectFile>,
  language: string,
): Arrangement {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const { titles, faults: titleFaults } = chooseSubjectTitles(
    read.map(({ subject, file, subjectTitle, lines }) => ({
      subject,
      file,
      title: subjectTitle,
      line: lines.subject,
    })),
  );
  const faults: Fault[] = [...titleFaults];
  const bySubject = new Map<string, QuestionEntry[]>();
  for (const entry of read) {
    const list = bySubject.get(entry.subject);
    if (list) list.push(entry);
    else bySubject.set(entry.subject, [entry]);
  }
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
    own.sort((a, b) => collator.compare(a.question, b.question) || (a.slug < b.slug ? -1 : 1));
    const file = subjectFiles.get(slug);
    const paths = resolvePaths(slug, { file, own, first: entries.length });
    faults.push(...paths.faults);
    subjects.push({
      slug,
      title: titleOf(slug),
      description: file?.description,
      introduction: file?.introduction ?? '',
      first: entries.length,
      count: own.length,
      letters: lettersOf(own),
      paths: paths.paths,
    });
    for (const entry of own) entries.push(entry);
  }
  const numbers = new Map(entries.map((entry, number) => [`${entry.subject}/${entry.slug}`, number]));
  return { entries, subjects, numbers, faults };
}

/** Infinity − Infinity is no number, so the usual subtraction will not do. */
function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first letter of each title that differs from the one before; digits are `0–9`, all else is `#`. */
function lettersOf(entries: readonly QuestionEntry[]): SubjectRecord['letters'] {
  const letters: [string, number][] = [];
  const seen = new Set<string>();
  for (const [place, { question }] of entries.entries()) {
    const sign = fold(/[\p{L}\p{N}]/u.exec(question)?.[0] ?? '').charAt(0);
    const letter = /\p{L}/u.test(sign) ? sign.toUpperCase() : /\p{N}/u.test(sign) ? '0–9' : '#';
    if (seen.has(letter)) continue;
    seen.add(letter);
    letters.push([letter, place]);
  }
  return letters;
}

/** The paths of a subject file by number; a slug that is no question of the subject is a warning. */
function resolvePaths(
  subject: string,
  of: {
    readonly file: SubjectFile | undefined;
    readonly own: readonly QuestionEntry[];
    readonly first: number;
  },
): { readonly paths: readonly LearningPath[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  if (of.file === undefined || of.file.paths.length === 0) return { paths: [], faults };
  const { pathsLine: line } = of.file;
  const places = new Map(
    of.own.flatMap(({ slug, noIndex }, i) => (noIndex ? [] : [[slug, of.first + i] as const])),
  );
  const paths = of.file.paths.map(({ title, questions }): LearningPath => {
    const numbers = questions.flatMap((slug) => {
      const number = places.get(slug);
      if (number === undefined)
        faults.push({
          severity: 'warning',
          kind: 'path-dangling',
          file: `${subject}/subject.md`,
          line,
          field: 'paths',
          message: `${slug} in the path "${title}" is no question of ${subject}`,
          remedy: 'mend the slug or take it out',
          leftOut: false,
        });
      return number ?? [];
    });
    return { title, questions: [...new Set(numbers)] };
  });
  return { paths: paths.filter(({ questions }) => questions.length > 0), faults };
}
