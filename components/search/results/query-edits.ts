import { findSubjectFilter } from '@/lib/search/format/protocol/subject-filter';

const leftOut = /(^|\s)[-−–](?:["“”„«»][^"“”„«»]*["“”„«»]|[\p{L}\p{N}]\S*)/gu;

/** The query without the subject that it names (`subject:biology`). */
export function withoutSubject(query: string): string {
  const { start = 0, end = 0 } = findSubjectFilter(query) ?? {};
  return tidy(`${query.slice(0, start)} ${query.slice(end)}`);
}

/** The query without what it leaves out (`-enzyme`, `-"a phrase"`). */
export function withoutExclusions(query: string): string {
  return tidy(query.replace(leftOut, ' '));
}

/** The query without one of its words; undefined where the word stands in it otherwise than by itself. */
export function withoutWord(query: string, word: string): string | undefined {
  const words = query.trim().split(/\s+/);
  const kept = words.filter((other) => other.toLowerCase() !== word.toLowerCase());
  return kept.length < words.length && kept.length > 0 ? kept.join(' ') : undefined;
}

function tidy(query: string): string {
  return query.replace(/\s+/g, ' ').trim();
}
