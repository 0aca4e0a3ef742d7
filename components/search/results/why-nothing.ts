import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import { withoutExclusions } from './query-edits';

const quotationMarks = /["“”„«»]/;

/** Why a search found nothing, as far as its answer tells: nothing is called missing that may be there. */
export function whyNothing(
  { terms, unknown, subject, subjects }: Pick<SearchResult, 'terms' | 'unknown' | 'subject' | 'subjects'>,
  { query, subjectTitle }: { readonly query: string; readonly subjectTitle: string | undefined },
): string {
  const excludes = withoutExclusions(query) !== query.trim();
  if (terms.length === 0) {
    if (excludes) return 'It only says what to leave out: add a word to search for.';
    return subject === undefined
      ? 'There is no word in it to search for.'
      : 'It names a subject, and no word to search for.';
  }
  if (unknown.length > 0 && (unknown.length === terms.length || !(excludes || subjects.length > 0)))
    return `The library does not hold: ${unknown.join(', ')}. It was looked for in every question and answer.`;
  if (subjectTitle !== undefined && subjects.length > 0)
    return `There are questions with these words, but none in ${subjectTitle}.`;
  if (excludes || quotationMarks.test(query))
    return 'Every question with these words holds one that is left out, or none holds them as written.';
  return 'Words as common as these are looked for in questions alone, and no question here is worded so.';
}

/** The words without which more may be found: what is left holds one that the library has. */
export function wordsToDrop({ terms, unknown }: Pick<SearchResult, 'terms' | 'unknown'>): readonly string[] {
  const missing = new Set(unknown);
  return terms.filter((word) => terms.some((other) => other !== word && !missing.has(other)));
}
