import { editDistance } from '@/lib/text/edit-distance';

/** As common as the commonest words of a large library. */
const magnitude = 14;
const shortest = 3;
const shortestEdited = 4;

/**
 * The stop word that a misspelled one (`waht`, `teh`) is a slip of, and how likely that is.
 * @param isAmongStops whether nothing but stop words stands beside it: then `wat` for `what` is likelier than anything
 */
export function nearestStopWord(
  typed: string,
  stopWords: ReadonlySet<string>,
  isAmongStops = false,
): { readonly word: string; readonly prior: number } | undefined {
  if (typed.length < shortest) return undefined;
  let nearest: { word: string; prior: number } | undefined;
  for (const word of stopWords) {
    if (word.length < shortest || Math.abs(word.length - typed.length) > 1) continue;
    // Of three letters almost any other three are one edit away: only their order may be wrong.
    const isReordered = isSameLetters(typed, word) || (isAmongStops && isLetterShort(typed, word));
    if (typed.length < shortestEdited && !isReordered) continue;
    const distance = editDistance(typed, word, 1);
    if (distance === undefined) continue;
    const prior = magnitude / 4 - distance.cost;
    if (nearest === undefined || prior > nearest.prior) nearest = { word, prior };
  }
  return nearest;
}

function isSameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** Whether it is the word without one of its inner letters. */
function isLetterShort(typed: string, word: string): boolean {
  return word.length === typed.length + 1 && word[0] === typed[0] && word.at(-1) === typed.at(-1);
}
