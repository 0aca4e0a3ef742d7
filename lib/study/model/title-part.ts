import { textChecksum } from '@/lib/text/checksum';

/** How many questions of a subject share a file of titles, about: 25 kB, a third of that compressed. */
const questionsInPart = 400;

/** Into how many files the titles of a subject go. */
export function titleParts(questions: number): number {
  return Math.max(1, Math.ceil(questions / questionsInPart));
}

/** The file that a question's title is in, from 0. */
export function titlePart(slug: string, parts: number): number {
  return textChecksum(slug) % parts;
}

/** A file of titles: of each question its slug, what it asks, and, where it has moved, its question path now. */
export type TitleEntry = readonly [slug: string, title: string, movedTo?: string];
