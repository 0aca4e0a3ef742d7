import { nearestText } from '@/lib/text/nearest-text';

/** One edit for so many characters of a slug is a slip; of more it is another slug. */
const charactersAnEdit = 4;
const maxEdits = 8;

/**
 * The slug most like one that is not there, whatever its capitals; undefined where none is like it.
 * @param slugs all there are
 */
export function nearestSlug(wanted: string, slugs: Iterable<string>): string | undefined {
  const most = Math.floor(wanted.length / charactersAnEdit);
  const near = (text: string) => nearestText(text, slugs, Math.min(maxEdits, Math.max(1, most)));
  const small = wanted.toLowerCase();
  return near(small) ?? (small === wanted ? undefined : near(wanted));
}
