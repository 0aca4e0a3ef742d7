const hyphens = '-‐‑';
/** Parts a hyphenated word may have to be found as one. */
const maxParts = 3;
const letters = /^\p{L}+$/u;
const camelCase = /^\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u;
/** What every text with such a word holds; most hold none, and need not be looked through word by word. */
const mayHoldCamelCase = /[a-z\u00b5-\uffff][A-Z]/;
const camelPart = /\p{Lu}?\p{Ll}+/gu;
/** One letter or digit that belongs to the word before it: a capital one in a text (`vitamin C`, `type 2`). */
const lone = /^[\p{Lu}\d]$/u;
const shortestNeighbor = 3;
const space = 32;

/**
 * Collects, as the words of a text come by, what is to be found as one word too: hyphenated words and names with a point
 * (`self-esteem`, `Node.js`), a word with the letter or digit after it (`vitamin C`), and the parts of `camelCase`.
 */
export function createCompounds(text: string) {
  const found: string[] = [];
  const mayHoldCamels = mayHoldCamelCase.test(text);
  let before = '';
  let beforeEnd = -2;
  let joined = '';
  let parts = 1;
  const close = () => {
    if (parts > 1 && parts <= maxParts && letters.test(joined)) found.push(joined);
    parts = 1;
  };
  return {
    add(folded: string, start: number, end: number): void {
      if (isJoined(text, beforeEnd, start)) {
        joined = (parts === 1 ? before : joined) + folded;
        parts++;
      } else if (parts > 1) close();
      if (end - start === 1 && isBeside(text, beforeEnd, start) && lone.test(text[start] as string)) {
        if (before.length >= shortestNeighbor && letters.test(before)) found.push(before + folded);
      } else if (mayHoldCamels && end - start > 5 && hasCapitalInside(text, start, end)) {
        const written = text.slice(start, end);
        if (camelCase.test(written))
          for (const [part] of written.matchAll(camelPart))
            if (part.length > 2) found.push(part.toLowerCase());
      }
      before = folded;
      beforeEnd = end;
    },
    end(): readonly string[] {
      close();
      return found;
    },
  };
}

/** Whether a hyphen stands between two words, or a point before a small letter. */
function isJoined(text: string, from: number, to: number): boolean {
  if (to !== from + 1 || text.charCodeAt(from) === space) return false;
  const sign = text[from] as string;
  return hyphens.includes(sign) || (sign === '.' && /\p{Ll}/u.test(text[to] as string));
}

function isBeside(text: string, from: number, to: number): boolean {
  return to === from + 1 && (text[from] === ' ' || hyphens.includes(text[from] as string));
}

/** Whether a word that begins small holds one of A to Z. */
function hasCapitalInside(text: string, start: number, end: number): boolean {
  if (isCapital(text.charCodeAt(start))) return false;
  for (let i = start + 1; i < end; i++) if (isCapital(text.charCodeAt(i))) return true;
  return false;
}

export function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}
