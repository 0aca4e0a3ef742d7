import { type Word, wordsOf } from '@/lib/text/words/words';

/** A stretch of text, `marked` or not; segments one after another make the whole. */
export interface TextSegment {
  readonly text: string;
  readonly marked: boolean;
}

type IsMarked = (folded: string) => boolean;

/** The whole text with every word marked for which `isMarked` holds. */
export function markWords(text: string, isMarked: IsMarked): TextSegment[] {
  return segmentsOf(text, wordsOf(text), isMarked);
}

/**
 * The stretch of about `length` words that holds the most different marked words, with an ellipsis where it was cut.
 * Where several hold as many, the first.
 */
export function cutSnippet(text: string, isMarked: IsMarked, length: number): TextSegment[] {
  const words = wordsOf(text);
  const start = bestStart(words, isMarked, length);
  const chosen = words.slice(start, start + length);
  const from = start === 0 ? 0 : (chosen[0]?.start ?? 0);
  const isCut = start + length < words.length;
  const to = isCut ? (chosen.at(-1)?.end ?? text.length) : text.length;
  const moved = chosen.map((word) => ({ ...word, start: word.start - from, end: word.end - from }));
  const segments = segmentsOf(text.slice(from, to), moved, isMarked);
  const plain = (piece: string) => ({ text: piece, marked: false });
  return [...(start > 0 ? [plain('… ')] : []), ...segments, ...(isCut ? [plain(' …')] : [])];
}

/** Where the best window begins: a few words before its first marked one, so that the eye finds its way in. */
function bestStart(words: readonly Word[], isMarked: IsMarked, length: number): number {
  const lead = Math.floor(length / 5);
  const marks = words.flatMap((word, i) => (isMarked(word.folded) ? [{ at: i, folded: word.folded }] : []));
  let best = { start: 0, found: -1 };
  for (const { at } of [{ at: 0 }, ...marks]) {
    const start = at < length - lead ? 0 : Math.min(at - lead, Math.max(0, words.length - length));
    const inside = marks.filter((mark) => mark.at >= start && mark.at < start + length);
    const found = new Set(inside.map((mark) => mark.folded)).size;
    if (found > best.found) best = { start, found };
  }
  return best.start;
}

function segmentsOf(text: string, words: readonly Word[], isMarked: IsMarked): TextSegment[] {
  const segments: TextSegment[] = [];
  let at = 0;
  for (const word of words) {
    if (!isMarked(word.folded) || word.end <= at) continue;
    if (word.start > at) segments.push({ text: text.slice(at, word.start), marked: false });
    // Words of a script without spaces overlap: what is marked already is not written twice.
    segments.push({ text: text.slice(Math.max(at, word.start), word.end), marked: true });
    at = word.end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false });
  return segments;
}
