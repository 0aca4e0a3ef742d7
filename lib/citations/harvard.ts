import { type CitedAuthor, familyName, initialsOf } from './author-name';
import type { CitedPage } from './cited-page';
import { britishDate, dateParts } from './reference-date';
import { type Reference, sentences, stopped } from './reference-text';

/** Harvard as in Cite Them Right (web pages): author (year) title in italics. Available at: address (Accessed: date). */
export function harvardReference(page: CitedPage): Reference {
  const { title, site, posted, url, accessed } = page;
  return sentences([
    page.authors.length > 0 ? harvardAuthors(page.authors) : site,
    `(${posted === undefined ? 'no date' : dateParts(posted).year})`,
    { text: stopped(title), isItalic: true },
    accessed === undefined
      ? `Available at: ${url}`
      : `Available at: ${url} (Accessed: ${britishDate(accessed)}).`,
  ]);
}

/** All of up to three; of more the first. */
function harvardAuthors(authors: readonly CitedAuthor[]): string {
  const names = authors.map((author) =>
    author.kind === 'whole'
      ? author.name
      : [`${familyName(author)}, ${initialsOf(author).join('')}`, author.suffix].filter(Boolean).join(' '),
  );
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return names.length > 3 ? `${names[0]} et al.` : `${names.slice(0, -1).join(', ')} and ${last}`;
}
