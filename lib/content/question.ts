import type { QuestionFields } from './question-fields';

/** A question of the library, read from one file and checked. Its identity is its path, `subject/slug`. */
export interface Question extends QuestionFields {
  readonly subject: string;
  readonly slug: string;
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** Markdown as written, with literal `\n`; a body with text is appended. */
  readonly answer: string;
  /** Lines of the file on which fields stand that are checked once all files are known. */
  readonly lines: {
    readonly id: number;
    readonly question: number;
    readonly description: number;
    readonly subject: number;
    readonly answer: number;
    readonly canonical: number;
    readonly choices: number;
  };
}

/** The path by which a question is known: `subject/slug`. */
export function pathOf({ subject, slug }: Pick<Question, 'subject' | 'slug'>): string {
  return `${subject}/${slug}`;
}
