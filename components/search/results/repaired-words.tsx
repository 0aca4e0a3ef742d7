import { Fragment } from 'react';
import type { SearchResult } from '@/lib/search/format/protocol/search-answer';

/** What was searched for, with the words that were put in place of those typed emphasised: one repair at least. */
export function RepairedWords({ searched, repairs }: Pick<SearchResult, 'searched' | 'repairs'>) {
  const repaired = repairs.map(({ to }) => to.replace(/\W/g, '\\$&')).join('|');
  // What stands between two repairs, and a repair, by turns.
  return searched
    .split(new RegExp(`(${repaired})`, 'i'))
    .map((text, i) => (i % 2 ? <strong key={i}>{text}</strong> : <Fragment key={i}>{text}</Fragment>));
}
