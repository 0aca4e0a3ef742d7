import { type CitedAuthor, invertedName, straightName } from './author-name';
import type { CitedPage } from './cited-page';
import { americanDate } from './reference-date';
import { quotedTitle, type Reference, sentences, stopped } from './reference-text';

/**
 * Chicago, notes and bibliography (17th ed., 14.205–14.210; the same in the 18th): the entry of the bibliography. The
 * owner of a site stands as the author of what is not signed.
 */
export function chicagoReference(page: CitedPage): Reference {
  const { site, posted, accessed, url } = page;
  const isSigned = page.authors.length > 0;
  return sentences([
    stopped(isSigned ? chicagoAuthors(page.authors) : site),
    quotedTitle(page.title),
    isSigned ? stopped(site) : '',
    posted === undefined ? '' : `${americanDate(posted)}.`,
    accessed === undefined ? '' : `Accessed ${americanDate(accessed)}.`,
    `${url}.`,
  ]);
}

function chicagoAuthors([first, ...rest]: readonly CitedAuthor[]): string {
  if (first === undefined) return '';
  const others = rest.map(straightName);
  if (others.length === 0) return invertedName(first);
  return [invertedName(first), ...others.slice(0, -1), `and ${others.at(-1)}`].join(', ');
}
