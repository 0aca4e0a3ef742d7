/** A stretch of a text: `text.slice(start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Longer stretches without an end are parted at a space: a list without stops is no sentence. */
const longest = 400;
/** A full stop, with what closes after it; the wide ones of Chinese and Japanese need no space behind them. */
const ends = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+[」』”’）]*/gu;
/** What ends in a full stop and ends no sentence. */
const abbreviations =
  /(?:^|[\s(“"'])(?:\p{L}|e\.g|i\.e|cf|vs|etc|al|approx|ca|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Eq|Vol|pp|Jr|Sr)\.$/u;

/** The sentences of a text of one or more lines, in order; a line's end ends one. Linear time. */
export function sentencesOf(text: string): Stretch[] {
  const sentences: Stretch[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    let from = 0;
    for (const match of line.matchAll(ends)) {
      const to = match.index + match[0].length;
      if (isInside(line, from, to)) continue;
      addTrimmed(sentences, { line, lineStart, from, to });
      from = to;
    }
    addTrimmed(sentences, { line, lineStart, from, to: line.length });
    lineStart += line.length + 1;
  }
  return sentences;
}

/** Whether a stop stands within a sentence: after an abbreviation, or before a small letter. */
function isInside(line: string, from: number, to: number): boolean {
  const next = /\S/.exec(line.slice(to, to + 8))?.[0] ?? '';
  if (/\p{Ll}/u.test(next)) return true;
  return abbreviations.test(line.slice(Math.max(from, to - 12), to));
}

function addTrimmed(
  sentences: Stretch[],
  { line, lineStart, from, to }: { line: string; lineStart: number; from: number; to: number },
): void {
  let start = from;
  let end = to;
  while (start < end && line[start] === ' ') start++;
  while (end > start && line[end - 1] === ' ') end--;
  while (end - start > longest) {
    const space = line.lastIndexOf(' ', start + longest);
    const cut = space > start ? space : start + longest;
    sentences.push({ start: lineStart + start, end: lineStart + cut });
    start = line[cut] === ' ' ? cut + 1 : cut;
  }
  if (end > start) sentences.push({ start: lineStart + start, end: lineStart + end });
}
