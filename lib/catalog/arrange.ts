import type { Fault } from '@/lib/content/fault';
import type { Question } from '@/lib/content/question';
import type { SubjectFile } from '@/lib/content/subject-file';
import type { SubjectRecord } from './question-record';
import { chooseSubjectTitles } from './subject-titles';

/** A question without its answer, and where its answer and equals are known by. */
export interface QuestionEntry extends Omit<Question, 'answer'> {
  /** Place in the order in which the files were read. */
  readonly readNumber: number;
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
  const { titles, faults } = chooseSubjectTitles(
    read.map(({ subject, file, subjectTitle, lines }) => ({
      subject,
      file,
      title: subjectTitle,
      line: lines.subject,
    })),
  );
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
    subjects.push({
      slug,
      title: titleOf(slug),
      description: file?.description,
      introduction: file?.introduction ?? '',
      first: entries.length,
      count: own.length,
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
