import { editDistance } from './edit-distance';

/**
 * The text that the fewest edits make of one; of those that are as near the first by the alphabet, undefined where none is
 * near enough.
 * @param maxEdits how many may be needed
 */
export function nearestText(wanted: string, texts: Iterable<string>, maxEdits: number): string | undefined {
  const counts = countLetters(wanted);
  let most = maxEdits;
  let nearest: string | undefined;
  for (const text of texts) {
    if (Math.abs(text.length - wanted.length) > most || lettersApart(counts, wanted, text) > most) continue;
    const edits = editDistance(wanted, text, most)?.edits;
    if (edits === undefined || (nearest !== undefined && edits === most && nearest < text)) continue;
    [nearest, most] = [text, edits];
  }
  return nearest;
}

function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** So many edits are needed at least: half a second's work for each of a large library's slugs is spared. */
function lettersApart(counts: ReadonlyMap<string, number>, wanted: string, text: string): number {
  const left = new Map(counts);
  let shared = 0;
  for (const letter of text) {
    const count = left.get(letter) ?? 0;
    if (count === 0) continue;
    left.set(letter, count - 1);
    shared++;
  }
  return Math.max(wanted.length, text.length) - shared;
}
