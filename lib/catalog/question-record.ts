import { fieldsWhere, type QuestionFields } from '@/lib/content/question-fields';

const recordedFields = fieldsWhere('isInRecord', true);

/** What is said of a question by itself, whatever its place among the others; the answer is kept apart. */
export interface RecordHead extends Pick<QuestionFields, (typeof recordedFields)[number]> {
  readonly subject: string;
  readonly slug: string;
  /** The question as it is written, where formulas in it are to be set; `question` is plain text. */
  readonly setQuestion?: string | undefined;
  readonly minutes: number;
  /** Addresses in its answer that mean a question, as written, each once. */
  readonly links: readonly string[];
}

/** The names of what a record holds, in the order in which they are written. */
export const recordNames: readonly (keyof RecordHead)[] = [
  'subject',
  'slug',
  ...recordedFields,
  'minutes',
  'links',
  'setQuestion',
];

/** What lists, links and heads need of a question. */
export interface QuestionRecord extends RecordHead {
  /** Its place in the catalog. */
  readonly number: number;
  /** An address elsewhere, or the question path of the first exact copy. */
  readonly canonical: string | undefined;
  /** Whether an equal question stands earlier, so that search and sitemaps hold that one. */
  readonly isCopy: boolean;
  /** Catalog numbers, best first, at most five. */
  readonly related: readonly number[];
}

export interface SubjectRecord {
  readonly slug: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly introduction: string;
  /** The links of its introduction to questions, as written, each with a catalog number; null where it leads to none. */
  readonly introductionLinks?: readonly (readonly [written: string, to: number | null])[];
  /** Catalog numbers of the subject: from `first`, `count` of them, in the order of their titles' telling words. */
  readonly first: number;
  readonly count: number;
  /** First letters of those words, each with its first place in the subject, in their order. */
  readonly letters: readonly (readonly [letter: string, place: number])[];
  /** Years that questions are dated with, the newest first, each with how many. */
  readonly years: readonly (readonly [year: string, count: number])[];
  /** Paths from easy to hard, by catalog numbers. */
  readonly paths: readonly LearningPath[];
}

/** Questions of a subject in the order in which they are best read. */
export interface LearningPath {
  readonly title: string;
  readonly questions: readonly number[];
}
