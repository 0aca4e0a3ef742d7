const longestLiteral = 500;

/**
 * The end of the string literal that opens with the quote at an index, or undefined where that quote opens none:
 * an apostrophe (`don't`), an inch sign (`5"`), half of a triple quote, or a quote that nothing closes nearby.
 * Programs are not parsed: a literal that holds an escaped line break must be followed by something other than a
 * word, or the "closing" quote is the next literal's opening one.
 */
export function stringLiteralEnd(text: string, index: number, end: number): number | undefined {
  const quote = text.charCodeAt(index);
  if (!canOpen(text, index)) return undefined;
  const escaped = text.charCodeAt(index - 1) === 92;
  const limit = Math.min(end, index + longestLiteral);
  let holdsBreak = false;
  for (let at = index + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) return undefined;
    if (code === 92 && !(escaped && text.charCodeAt(at + 1) === quote)) {
      if (text[at + 1] === 'n') holdsBreak = true;
      at += 1;
    } else if (code === quote) {
      return holdsBreak && /\w/.test(text[at + 1] ?? '') ? undefined : at + 1;
    }
  }
  return undefined;
}

/** A quote after a word opens a literal only if the word is a prefix such as f, rb, u8 or L. */
function canOpen(text: string, index: number): boolean {
  if (text[index + 1] === text[index] && text[index + 2] === text[index]) return false;
  if (text[index - 1] === text[index] && text[index - 2] === text[index]) return false;
  const before = text.slice(Math.max(0, index - 4), index).replace(/\\$/, '');
  const word = /\w+$/.exec(before)?.[0];
  // An escaped line break leaves its letter right before the line's first quote.
  const afterBreak =
    word?.startsWith('n') === true && before.at(-word.length - 1) === '\\' ? word.slice(1) : word;
  return (
    afterBreak === undefined ||
    afterBreak === '' ||
    /^(?:[fFrRbBuUL]|[fFbBuU]?[rR]|[rR][fFbB]|LR|u8R?)$/.test(afterBreak)
  );
}
