import { type CitedAuthor, invertedName, straightName } from './author-name';
import type { CitedPage } from './cited-page';
import { shortDate } from './reference-date';
import { quotedTitle, type Reference, type ReferenceRun, sentences, stopped } from './reference-text';

/**
 * MLA, 9th edition: author, “title”, site in italics, date, address, and when it was accessed. Where the site speaks for
 * itself the entry begins with the title; where there is no date none is written.
 */
export function mlaReference(page: CitedPage): Reference {
  const { site, posted, url, accessed } = page;
  const container: ReferenceRun[] = [
    { text: site, isItalic: true },
    { text: `, ${posted === undefined ? '' : `${shortDate(posted)}, `}${url}.` },
  ];
  return [
    ...sentences([
      page.authors.length > 0 ? stopped(mlaAuthors(page.authors)) : '',
      quotedTitle(page.title),
      '',
    ]),
    { text: ' ' },
    ...container,
    ...(accessed === undefined ? [] : [{ text: ` Accessed ${shortDate(accessed)}.` }]),
  ];
}

function mlaAuthors([first, second, ...more]: readonly CitedAuthor[]): string {
  if (first === undefined) return '';
  if (second === undefined) return invertedName(first);
  return more.length > 0
    ? `${invertedName(first)}, et al.`
    : `${invertedName(first)}, and ${straightName(second)}`;
}
