/** The first so many characters of a text, with a sign that it goes on; the whole where it is no longer. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half a character is none.
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
