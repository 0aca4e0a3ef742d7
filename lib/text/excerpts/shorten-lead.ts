import type { TextSegment } from './snippet';

/** Characters that stand before the first marked word, in a list of one line each on a phone. */
const longestLead = 28;

/** A passage for a single line: what stands before its first marked word is cut so that the word is seen. */
export function shortenedLead(segments: readonly TextSegment[]): readonly TextSegment[] {
  const [first, ...rest] = segments;
  if (first === undefined || first.marked || rest.length === 0 || first.text.length <= longestLead)
    return segments;
  const from = first.text.indexOf(' ', first.text.length - longestLead);
  const kept = from < 0 ? first.text.slice(-longestLead) : first.text.slice(from + 1);
  return [{ text: `… ${kept}`, marked: false }, ...rest];
}
