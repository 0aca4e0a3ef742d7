import { createHash } from 'node:crypto';
import { meanOf } from './quantize';
import { keyBytes } from './vector-file';

/**
 * Characters of summary and answer that a model reads, by how many documents a library has at most: what is read more takes
 * longer, and vectors are made within minutes all the same. Of 151 queries in students' own words, vectors alone put the right
 * question first for .68 with whole answers, .62 with 2,000 characters, .58 with 660: what an answer comes to stands at its end.
 */
const readLengths = [
  { documents: 5_000, characters: 5_000 },
  { documents: 20_000, characters: 660 },
  { documents: Number.POSITIVE_INFINITY, characters: 400 },
] as const;
/** A first sentence shorter or longer than this is no summary of what follows. */
const shortestFirst = 40;
const longestFirst = 200;
/** Where no sentence ends in time, the first part ends near here. */
const cutWithout = 130;
/** Shorter texts are not parted. */
const shortestParted = 100;
/** A piece of what follows says a thing or two, as a query does. */
const longestPiece = 200;

/** Characters of summary and answer that are read of each document in a library of so many. */
export function readLengthIn(documents: number): number {
  return readLengths.find((tier) => documents <= tier.documents)?.characters ?? 0;
}

/**
 * What a model reads of a document beside its question: the summary, where it is not the text's own beginning, and the text,
 * up to a length in characters.
 */
export function readText(summary: string, text: string, length: number): string {
  const flat = flatten(text.slice(0, length * 2));
  const isBeginning = flat.startsWith(flatten(summary).replace(/…$/, ''));
  const whole = isBeginning ? flat : flatten(`${summary} ${flat}`);
  return cutText(whole, length);
}

function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, endOfWord(text, length));
}

/**
 * What a document's vector is made of: its question with the first sentence of its text, and what follows, in pieces of a
 * length. A model puts a short text where its one thing is; given all at once it makes little of each, and the mean of the
 * pieces stands near to whatever one of them says.
 */
export function partsOfDocument(question: string, text: string): readonly string[] {
  const flat = flatten(text);
  if (flat.length < shortestParted) return [flat === '' ? question : `${question} ${flat}`];
  const cut = endOfFirst(flat);
  return [`${question} ${flat.slice(0, cut).trim()}`, ...piecesOf(flat.slice(cut).trim())];
}

function endOfFirst(text: string): number {
  const end = text.slice(shortestFirst).search(/[.!?…]\s/) + shortestFirst + 1;
  if (end > shortestFirst && end <= longestFirst) return end;
  return endOfWord(text, Math.min(cutWithout, Math.floor(text.length / 2)));
}

/** As few pieces as may be, all of about the same length: each counts the same in the mean. */
function piecesOf(text: string): string[] {
  const count = Math.ceil(text.length / longestPiece);
  const pieces: string[] = [];
  let start = 0;
  for (let i = 1; i <= count; i++) {
    const end = i === count ? text.length : endOfWord(text, Math.round((i * text.length) / count));
    pieces.push(text.slice(start, end).trim());
    start = Math.max(start, end);
  }
  return pieces.filter((piece) => piece !== '');
}

/** The end of the last word before a place; the place itself where one word reaches back to the beginning. */
function endOfWord(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place);
  return space > 0 ? space : place;
}

function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What the first part counts in a vector beside all others together, since it says what they are about. */
const shareOfFirst = 0.4;

/** The vector of a document, of length 1, from those of its parts. */
export function vectorOfParts(vectors: readonly Float32Array[]): Float32Array {
  const others = vectors.length - 1;
  const weight = others > 0 ? (shareOfFirst / (1 - shareOfFirst)) * others : 1;
  return meanOf(vectors.map((vector, i) => (i === 0 ? vector.map((value) => value * weight) : vector)));
}

/** How the vectors of parts are made one; another way wants another name, since its vectors are others. */
const way = `first ${shareOfFirst}`;

/** Names what a vector is made of: the same parts have the same vector. */
export function keyOfParts(parts: readonly string[]): Buffer {
  return createHash('sha256')
    .update([way, ...parts].join('\0'))
    .digest()
    .subarray(0, keyBytes);
}
