import { createHash } from 'node:crypto';
import { keyBytes } from './vector-file';

/**
 * Characters of summary and answer that a model reads. Of 151 queries in students' own words, vectors alone put the right
 * question first for .59 with 660 characters, .54 with 400, .50 with 300, .49 with 200; words and vectors together have a
 * mean reciprocal rank of .82, .82, .80 and .79. What is longer takes longer: four texts a document, or three.
 */
const readLength = { few: 660, many: 400 } as const;
/** From so many documents on, less is read of each: vectors are made within minutes all the same. */
const manyDocuments = 20_000;
/** A first sentence shorter or longer than this is no summary of what follows. */
const shortestFirst = 40;
const longestFirst = 200;
/** Where no sentence ends in time, the first part ends near here. */
const cutWithout = 130;
/** Shorter texts are not parted. */
const shortestParted = 100;
/** A piece of what follows says a thing or two, as a query does. */
const longestPiece = 200;

/** What a model reads of a document beside its question: the summary, where it is not the text's own beginning, and the text. */
export function readText(summary: string, text: string): string {
  const flat = flatten(text.slice(0, readLength.few * 2));
  const isBeginning = flat.startsWith(flatten(summary).replace(/…$/, ''));
  const whole = isBeginning ? flat : flatten(`${summary} ${flat}`);
  return cutText(whole, readLength.few);
}

/** As much of that as is read in a library of so many documents. */
export function readIn(documents: number, text: string): string {
  return cutText(text, documents > manyDocuments ? readLength.many : readLength.few);
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

/** The parts, or their vectors, as they count in the mean: the first twice, since it says what the others are about. */
export function counted<Part>(parts: readonly Part[]): readonly Part[] {
  return parts.length > 1 ? [...parts.slice(0, 1), ...parts] : parts;
}

/** Names what a vector is made of: the same parts, counted alike, have the same vector. */
export function keyOfParts(parts: readonly string[]): Buffer {
  return createHash('sha256').update(counted(parts).join('\0')).digest().subarray(0, keyBytes);
}
