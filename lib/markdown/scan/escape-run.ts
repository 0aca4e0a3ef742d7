/** A run of backslashes at an index and the character it stands before. */
export interface BackslashRun {
  readonly length: number;
  /** Index of the character after the run. */
  readonly end: number;
  /** The character after the run, '' at the end of the text. */
  readonly next: string;
}

export function backslashRunAt(text: string, index: number): BackslashRun {
  let end = index;
  while (text.charCodeAt(end) === 92) end += 1;
  return { length: end - index, end, next: text[end] ?? '' };
}

/** How many times one character stands in a row from an index on. */
export function runLength(text: string, index: number): number {
  const code = text.charCodeAt(index);
  let end = index;
  while (text.charCodeAt(end) === code) end += 1;
  return end - index;
}
