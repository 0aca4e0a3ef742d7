import { nearestText } from '@/lib/text/nearest-text';

/** One edit for so many characters of a slug is a slip; of more it is another slug. */
const charactersAnEdit = 4;
const maxEdits = 8;

/**
 * The slug most like one that is not there; undefined where none is like it.
 * @param slugs all there are
 */
export function nearestSlug(wanted: string, slugs: Iterable<string>): string | undefined {
  const most = Math.floor(wanted.length / charactersAnEdit);
  return nearestText(wanted, slugs, Math.min(maxEdits, Math.max(1, most)));
}
