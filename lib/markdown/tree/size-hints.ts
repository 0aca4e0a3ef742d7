/** A size behind a bar at the end of an alternative text, as some editors write it: `a cell|300`, `a cell|300x200`. */
const barred = /(!\[[^[\]|\n]{0,500}?)\s*\|\s*\d{1,4}(?:\s*x\s*\d{1,4})?\s*(?=\]\()/g;
/** A size in braces behind a picture. */
const braced = /(!\[[^[\]\n]{0,500}\]\([^()\n]{1,500}\))\{:?[^{}\n]{0,200}\}/g;

/** Markdown without the sizes that it gives to pictures: they are not words. */
export function withoutSizeHints(text: string): string {
  if (!text.includes('![')) return text;
  return text.replace(barred, '$1').replace(braced, '$1');
}
