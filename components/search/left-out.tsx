import type { SearchResult } from '@/lib/search/format/search-answer';
import { maxQueryLength, maxQueryTerms } from '@/lib/search/format/search-limits';

const mostShown = 80;

/** Says what of a long query was not searched for. */
export function LeftOut({ answer: { leftOut } }: { readonly answer: SearchResult }) {
  if (leftOut === undefined) return null;
  const points = Array.from(leftOut);
  const shown = points.length > mostShown ? `${points.slice(0, mostShown).join('')}…` : leftOut;
  return (
    <p>
      The first {maxQueryLength} characters and {maxQueryTerms} words are searched for. Left out: {shown}
    </p>
  );
}
