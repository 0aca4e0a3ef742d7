import search from 'approx-string-match';
import { maxQuoteLength } from '@/lib/study/model/annotations';
import type { Quotation } from '@/lib/study/model/records';

/** How much stands beside a quotation on either side, in UTF-16 units. */
const contextLength = 32;
/** Part of a passage that may have been changed for it to be the same passage. */
const maxChanged = 0.25;

/** Where a passage is in a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Quotes a passage of a text, without the space around it; undefined where nothing or too much is left. */
export function quotePassage(text: string, range: TextRange): Quotation | undefined {
  const passage = text.slice(range.start, range.end);
  const quote = passage.trim();
  if (quote === '' || quote.length > maxQuoteLength) return undefined;
  const start = range.start + passage.indexOf(quote);
  return {
    quote,
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(start + quote.length, start + quote.length + contextLength),
    start,
  };
}

/**
 * Where a quotation stands in a text that may have been edited since: the very words where their surroundings fit best,
 * else the passage that is most like them. Undefined where a quarter of it or more is another.
 */
export function findQuotation(text: string, quotation: Quotation): TextRange | undefined {
  const { quote, start } = quotation;
  if (quote === '') return undefined;
  if (text.startsWith(quote, start) && contextLikeness(text, rangeAt(start, quote), quotation) === 1)
    return rangeAt(start, quote);
  const same = exactPlaces(text, quote);
  return best(text, same.length > 0 ? same : likePlaces(text, quote), quotation);
}

function rangeAt(start: number, quote: string): TextRange {
  return { start, end: start + quote.length };
}

function exactPlaces(text: string, quote: string): readonly TextRange[] {
  const places: TextRange[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    places.push(rangeAt(at, quote));
  return places;
}

/** Myers' bit-parallel matching: the passages with the fewest changed characters. */
function likePlaces(text: string, quote: string): readonly TextRange[] {
  const maxErrors = Math.floor(quote.length * maxChanged);
  return maxErrors === 0 ? [] : search(text, quote, maxErrors);
}

/** Of places the one whose surroundings are most like those of the quotation; of equal ones the nearest to where it was. */
function best(text: string, places: readonly TextRange[], quotation: Quotation): TextRange | undefined {
  let found: { readonly place: TextRange; readonly likeness: number } | undefined;
  for (const place of places) {
    const likeness =
      contextLikeness(text, place, quotation) -
      Math.abs(place.start - quotation.start) / (text.length + 1) / 4;
    if (found === undefined || likeness > found.likeness) found = { place, likeness };
  }
  return found?.place;
}

/** Part of what stood beside the quotation that stands beside a place, 0 to 1. */
function contextLikeness(text: string, { start, end }: TextRange, { prefix, suffix }: Quotation): number {
  const length = prefix.length + suffix.length;
  if (length === 0) return 1;
  const before = commonTail(text.slice(Math.max(0, start - prefix.length), start), prefix);
  const after = commonHead(text.slice(end, end + suffix.length), suffix);
  return (before + after) / length;
}

function commonHead(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

function commonTail(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
