import { type CitedAuthor, familyName, initialsOf } from './author-name';
import type { CitedPage } from './cited-page';
import { americanDate, dateParts, monthName } from './reference-date';
import { type Reference, sentences, stopped } from './reference-text';

/**
 * APA, 7th edition (10.16, webpages): author, date, title in italics, site, address. A site that is its own author is
 * named once; a retrieval date is given since an answer may be corrected.
 */
export function apaReference(page: CitedPage): Reference {
  const { title, site, url, posted, accessed } = page;
  const authors = page.authors.length > 0 ? apaAuthors(page.authors) : site;
  return sentences([
    stopped(authors),
    `(${posted === undefined ? 'n.d.' : apaDate(posted)}).`,
    { text: stopped(title), isItalic: true },
    page.authors.length > 0 ? stopped(site) : '',
    accessed === undefined ? url : `Retrieved ${americanDate(accessed)}, from ${url}`,
  ]);
}

function apaDate(date: string): string {
  const { year, month, day } = dateParts(date);
  return `${year}, ${monthName(month)} ${day}`;
}

function apaAuthors(authors: readonly CitedAuthor[]): string {
  const names = authors.map((author) =>
    author.kind === 'whole'
      ? author.name
      : [familyName(author), initialsOf(author).join(' '), author.suffix].filter(Boolean).join(', '),
  );
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`;
}
