import { Fragment } from 'react';
import type { SearchResult } from '@/lib/search/format/search-answer';

/** What was searched for, with the words that were put in place of those typed emphasised. */
export function RepairedWords({ searched, repairs }: Pick<SearchResult, 'searched' | 'repairs'>) {
  return repairedParts(searched, repairs).map(({ text, isRepaired }, i) =>
    isRepaired ? <strong key={i}>{text}</strong> : <Fragment key={i}>{text}</Fragment>,
  );
}

interface Part {
  readonly text: string;
  readonly isRepaired: boolean;
}

/** Cuts the words at the repairs; one that is not found in them is passed over. */
function repairedParts(searched: string, repairs: SearchResult['repairs']): readonly Part[] {
  const lower = searched.toLowerCase();
  const places = repairs
    .map(({ to }) => ({ start: lower.indexOf(to.toLowerCase()), length: to.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let end = 0;
  for (const { start, length } of places) {
    if (start < end) continue;
    if (start > end) parts.push({ text: searched.slice(end, start), isRepaired: false });
    parts.push({ text: searched.slice(start, start + length), isRepaired: true });
    end = start + length;
  }
  if (end < searched.length) parts.push({ text: searched.slice(end), isRepaired: false });
  return parts;
}
