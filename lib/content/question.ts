import type { CalendarDate } from '@/lib/text/calendar-date';

/** A question of the library, read from one file and checked. Its identity is its path, `subject/slug`. */
export interface Question {
  readonly subject: string;
  readonly slug: string;
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** The `id` field: a permalink, not an identity; real libraries repeat it. */
  readonly id: number | undefined;
  readonly date: CalendarDate | undefined;
  /** Moment.js tokens, as `MMM DD, YYYY`. */
  readonly dateFormat: string;
  /** What stands before the date, as `Posted on`. */
  readonly dateLabel: string;
  readonly question: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly author: string | undefined;
  /** Display name of the subject as this file spells it. */
  readonly subjectTitle: string | undefined;
  readonly noIndex: boolean;
  readonly canonical: string | undefined;
  /** A language tag, where the file names the language it is written in. */
  readonly language: string | undefined;
  /** Markdown as written, with literal `\n`; a body with text is appended. */
  readonly answer: string;
  /** What the author named, in order, as written: maybe repeated, gone, or the question itself. */
  readonly related: readonly RelatedEntry[];
  /** Lines of the file on which fields stand that are checked once all files are known. */
  readonly lines: {
    readonly id: number;
    readonly subject: number;
    readonly answer: number;
    readonly canonical: number;
  };
}

/** A related question as one field of the front matter names it. */
export interface RelatedEntry {
  /** Question path, `subject/slug`. */
  readonly path: string;
  readonly field: string;
  readonly line: number;
}

/** The path by which a question is known: `subject/slug`. */
export function pathOf({ subject, slug }: Pick<Question, 'subject' | 'slug'>): string {
  return `${subject}/${slug}`;
}

/** The question path in an address such as `/learn/biology/questions/what-is-a-cell`, or undefined. */
export function pathOfAddress(address: string): string | undefined {
  const match = /^(?:https?:\/\/[^/]+)?\/learn\/([^/?#]+)\/questions\/([^/?#]+)\/?(?:[?#].*)?$/.exec(
    address.trim(),
  );
  if (!match?.[1] || !match[2]) return undefined;
  try {
    return `${decodeURIComponent(match[1])}/${decodeURIComponent(match[2])}`;
  } catch {
    return undefined;
  }
}
