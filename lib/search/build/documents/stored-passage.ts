/** Characters of summary and answer kept for snippets: with 32 documents a block, about 2.5 kB a block compressed. */
const passageLength = 260;

/** The summary, then the answer's first words, cut at a word's end. */
export function storedPassage(summary: string, text: string): string {
  const whole = text.startsWith(summary) ? text : `${summary} ${text}`;
  const flat = whole
    .slice(0, passageLength * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (flat.length <= passageLength) return flat;
  const cut = flat.lastIndexOf(' ', passageLength);
  return flat.slice(0, cut > passageLength / 2 ? cut : passageLength);
}
