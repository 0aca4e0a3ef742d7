import { createHash } from 'node:crypto';
import { keyBytes } from './vector-file';

/** A first sentence shorter or longer than this is no summary of what follows. */
const shortestFirst = 40;
const longestFirst = 200;
/** Shorter passages are not parted. */
const shortestParted = 100;

/**
 * What a document's vector is the mean of: its question with the first sentence of its passage, and what follows. A model
 * given both at once makes less of either.
 */
export function partsOfDocument(question: string, passage: string): readonly string[] {
  const text = passage.replace(/\s+/g, ' ').trim();
  if (text.length < shortestParted) return [text === '' ? question : `${question} ${text}`];
  const cut = endOfFirst(text);
  return [`${question} ${text.slice(0, cut).trim()}`, text.slice(cut).trim()].filter((part) => part !== '');
}

function endOfFirst(text: string): number {
  const end = text.slice(shortestFirst).search(/[.!?…]\s/) + shortestFirst + 1;
  if (end > shortestFirst && end <= longestFirst) return end;
  const middle = text.lastIndexOf(' ', text.length / 2);
  return middle > 0 ? middle : Math.floor(text.length / 2);
}

/** Names what a vector is made of: the same parts have the same vector. */
export function keyOfParts(parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\0')).digest().subarray(0, keyBytes);
}
