import type { CitedAuthor } from './author-name';
import type { CitedPage } from './cited-page';
import { dateParts } from './reference-date';

/** CSL-JSON, a list of one item of type `webpage`: what citation processors and Zotero read. */
export function cslJson(page: CitedPage): string {
  const { key, title, authors, site, url, posted, accessed, language, note } = page;
  const item = {
    id: key,
    type: 'webpage',
    title,
    author: authors.length > 0 ? authors.map(cslName) : [{ literal: site }],
    ...(authors.length > 0 ? { 'container-title': site } : {}),
    ...(posted === undefined ? {} : { issued: cslDate(posted) }),
    ...(accessed === undefined ? {} : { accessed: cslDate(accessed) }),
    URL: url,
    language,
    ...(note === '' ? {} : { note }),
  };
  const json = JSON.stringify([item], undefined, 2);
  // A date on one line; inside a text no line break stands as itself, so none is touched.
  return `${json.replace(/\[\n\s*\[\n\s*(\d+),\n\s*(\d+),\n\s*(\d+)\n\s*\]\n\s*\]/g, '[[$1, $2, $3]]')}\n`;
}

function cslName(author: CitedAuthor): object {
  if (author.kind === 'whole') return { literal: author.name };
  const { family, given, particle, suffix } = author;
  return {
    family,
    given,
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

function cslDate(date: string): object {
  const { year, month, day } = dateParts(date);
  return { 'date-parts': [[year, month, day]] };
}
