import { editDistance } from '@/lib/text/edit-distance';

/** One edit for so many characters of a slug is a slip; of more it is another slug. */
const charactersAnEdit = 4;
const maxEdits = 8;

/**
 * The slug most like one that is not there; undefined where none is like it. Of two that are as near the first in order.
 * @param slugs all there are
 */
export function nearestSlug(wanted: string, slugs: Iterable<string>): string | undefined {
  const counts = countLetters(wanted);
  let most = Math.min(maxEdits, Math.max(1, Math.floor(wanted.length / charactersAnEdit)));
  let nearest: string | undefined;
  for (const slug of slugs) {
    if (Math.abs(slug.length - wanted.length) > most || lettersApart(counts, wanted, slug) > most) continue;
    const edits = editDistance(wanted, slug, most)?.edits;
    if (edits === undefined || (nearest !== undefined && edits === most && nearest < slug)) continue;
    [nearest, most] = [slug, edits];
  }
  return nearest;
}

function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** So many edits are needed at least: half a second's work for each of a large library's slugs is spared. */
function lettersApart(counts: ReadonlyMap<string, number>, wanted: string, slug: string): number {
  const left = new Map(counts);
  let shared = 0;
  for (const letter of slug) {
    const count = left.get(letter) ?? 0;
    if (count === 0) continue;
    left.set(letter, count - 1);
    shared++;
  }
  return Math.max(wanted.length, slug.length) - shared;
}
