import { dateWords } from '@/lib/offline/format/date-words';

/** Why something kept is shown: nothing was reached, or nothing came in time. */
export type WhyKept = 'offline' | 'slow';

/** Where the site writes the content of a page; nothing that an author wrote stands before it. */
const before = '<main id="main"';
/** Rules of the line, which pages from the site need not carry. */
export const keptNoteStyles = '/kept-note.css';

/**
 * A page that was kept, with a line that says so above its content: nothing old is shown as if it were new. A page that is
 * wholly run by its scripts comes as it is, and says it itself.
 * @param keptMs when it came from the site, in milliseconds since 1970, by the site's own clock; undefined where unknown
 */
export function withKeptNote(html: string, keptMs: number | undefined, why: WhyKept): string {
  const at = html.includes('self.__next_f') ? -1 : html.indexOf(before);
  if (at < 0) return html;
  const note = `<link rel="stylesheet" href="${keptNoteStyles}"><aside class="kept-note" aria-label="From this device">${keptWords(keptMs, why)}</aside>`;
  return html.slice(0, at) + note + html.slice(at);
}

/** “Kept on 30 November 2026; you are offline.” */
export function keptWords(keptMs: number | undefined, why: WhyKept): string {
  const on = keptMs === undefined ? 'Kept earlier' : `Kept on ${dateWords(keptMs)}`;
  return `${on}; ${why === 'offline' ? 'you are offline' : 'the site does not answer just now'}.`;
}
