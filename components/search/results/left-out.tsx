import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import {
  cutShortNotice,
  maxPhrases,
  maxQueryLength,
  maxQueryTerms,
} from '@/lib/search/format/protocol/search-limits';

const maxShown = 80;

interface LeftOutProps {
  readonly answer: SearchResult;
  readonly className?: string | undefined;
}

/** Says what of a long query was not searched for. */
export function LeftOut({ answer: { leftOut }, className }: LeftOutProps) {
  if (leftOut === undefined) return null;
  const points = Array.from(leftOut);
  const shown = points.length > maxShown ? `${points.slice(0, maxShown).join('')}…` : leftOut;
  return (
    <p className={className}>
      The first {maxQueryLength} characters, {maxQueryTerms} words and {maxPhrases} quoted phrases are
      searched for. Left out: {shown}
    </p>
  );
}

/** Says that a search was not done to its end. */
export function CutShort({ answer: { isPartial }, className }: LeftOutProps) {
  return isPartial ? <p className={className}>{cutShortNotice}</p> : null;
}
