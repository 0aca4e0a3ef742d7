/** Words a minute of a student reading to learn; Brysbaert (2019) gives 238 for silent reading of non-fiction. */
const wordsPerMinute = 238;

/** Whole minutes to read the text, at least 1. */
export function readingMinutes(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(/\S+/g)) words += 1;
  return Math.max(1, Math.round(words / wordsPerMinute));
}
