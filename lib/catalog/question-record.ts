import type { CalendarDate } from '@/lib/text/calendar-date';

/** What lists, links and heads need of a question; the answer is kept apart. `number` is its place in the catalog. */
export interface QuestionRecord {
  readonly number: number;
  readonly subject: string;
  readonly slug: string;
  readonly question: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly author: string | undefined;
  readonly date: CalendarDate | undefined;
  readonly dateFormat: string;
  readonly dateLabel: string;
  readonly id: number | undefined;
  readonly minutes: number;
  readonly noIndex: boolean;
  /** An address elsewhere, or the question path of the first exact copy. */
  readonly canonical: string | undefined;
  /** The language it is written in, where its file names one; else the site's. */
  readonly language: string | undefined;
  /** Whether an equal question stands earlier, so that search and sitemaps hold that one. */
  readonly isCopy: boolean;
  /** Addresses in its answer that mean a question, as written, each once. */
  readonly links: readonly string[];
  /** Catalog numbers, best first, at most five. */
  readonly related: readonly number[];
}

export interface SubjectRecord {
  readonly slug: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly introduction: string;
  /** Catalog numbers of the subject: from `first`, `count` of them, in the order of their titles. */
  readonly first: number;
  readonly count: number;
  /** First letters of the titles, each with its first place in the subject, in the order of the titles. */
  readonly letters: readonly (readonly [letter: string, place: number])[];
  /** Paths from easy to hard, by catalog numbers. */
  readonly paths: readonly LearningPath[];
}

/** Questions of a subject in the order in which they are best read. */
export interface LearningPath {
  readonly title: string;
  readonly questions: readonly number[];
}
