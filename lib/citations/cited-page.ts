import type { CalendarDate } from '@/lib/text/calendar-date';
import { fold } from '@/lib/text/fold';
import { oneLine } from '@/lib/text/one-line';
import { wordsOf } from '@/lib/text/words/words';
import { type CitedAuthor, parseAuthors } from './author-name';

/** What every style is written from: one page of a site. Texts are single lines without control characters. */
export interface CitedPage {
  readonly title: string;
  /** None where the site itself speaks: its name then stands in their place, once. */
  readonly authors: readonly CitedAuthor[];
  readonly site: string;
  /** Absolute, with nothing in it that BibTeX or RIS could take for its own. */
  readonly url: string;
  readonly posted: CalendarDate | undefined;
  /** When the reader saw it; left out of what is kept. */
  readonly accessed: CalendarDate | undefined;
  /** BCP 47. */
  readonly language: string;
  /** What a reader's files keep beside it: that a machine wrote it; '' where nothing is to be said. */
  readonly note: string;
  /** Names the page in a reader's files: the same whenever it is asked for. */
  readonly key: string;
}

interface Published {
  readonly question: {
    readonly subject: string;
    readonly slug: string;
    readonly question: string;
    readonly author: string | undefined;
    readonly date: CalendarDate | undefined;
  };
  readonly site: { readonly name: string; readonly language: string; readonly isMachineWritten?: boolean };
  /** Absolute address of the page. */
  readonly url: string;
  readonly accessed?: CalendarDate;
}

/** Read in a list of notes long after, without the site around it. */
const machineWritten = 'The text was written by a machine.';

/** A question as a page that can be cited. */
export function citedPage({ question, site, url, accessed }: Published): CitedPage {
  const author = plainLine(question.author ?? '');
  const name = plainLine(site.name);
  return {
    title: plainLine(question.question),
    authors: author === '' || isSiteItself(author, name) ? [] : parseAuthors(author),
    site: name,
    url: safeUrl(url),
    posted: question.date,
    accessed,
    language: plainLine(site.language),
    note: site.isMachineWritten ? machineWritten : '',
    key: citationKey(question),
  };
}

/** Words by which a library speaks of itself: `The Stoa Library`, `Stoa editors`. */
const ownWords = new Set(['the', 'library', 'team', 'editor', 'editors', 'editorial', 'staff', 'authors']);

/** Whether the author is only the site by another name. */
function isSiteItself(author: string, site: string): boolean {
  const significant = (name: string) =>
    wordsOf(name)
      .map(({ folded }) => folded)
      .filter((word) => !ownWords.has(word))
      .join(' ');
  if (fold(author) === fold(site)) return true;
  return significant(author) === significant(site);
}

/** `economics-what-is-gdp`: letters that every reference manager takes; what is written otherwise becomes its number. */
function citationKey({ subject, slug }: { readonly subject: string; readonly slug: string }): string {
  return fold(`${subject}-${slug}`)
    .replace(/[^a-z0-9]/gu, (sign) => (/[-._~]/.test(sign) ? '-' : (sign.codePointAt(0) ?? 0).toString(36)))
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
}

/** On one line, without signs that are not seen; those that join letters or part them stay. */
function plainLine(text: string): string {
  return oneLine(text)
    .replace(/\p{Cf}/gu, (sign) => (sign === '\u200d' || sign === '\u200c' ? sign : ''))
    .trim();
}

function safeUrl(url: string): string {
  return plainLine(url).replace(/[\s\\{}"<>^`|]/g, (sign) => encodeURIComponent(sign));
}
