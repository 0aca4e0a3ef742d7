import { maxQueryLength, maxTypedLength } from './search-limits';

/**
 * A query as it is searched for, in NFKC, at most so many code points long, and what of it is left out. A long one is cut
 * before it is composed too, so that no length of it costs more than that bound does.
 */
export function boundQuery(query: string): { readonly text: string; readonly leftOut: string } {
  const points = Array.from(typedQuery(query).normalize('NFKC'));
  return {
    text: points.slice(0, maxQueryLength).join(''),
    leftOut: points.slice(maxQueryLength).join('').trim(),
  };
}

/** A query as it was typed, kept and shown: so many code points at most, and no half of a surrogate pair. */
export function typedQuery(query: string): string {
  return Array.from(query.slice(0, maxTypedLength * 2), (point) =>
    /\p{Surrogate}/u.test(point) ? '\uFFFD' : point,
  )
    .slice(0, maxTypedLength)
    .join('');
}
