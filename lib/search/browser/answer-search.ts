import type { SearchEngine } from '../engine/search-engine';
import type { SearchAnswer, SearchRequest, SearchResult } from '../format/search-answer';
import type { NearSource } from './fetch-near';

export interface Tell {
  answer(answer: SearchAnswer): void;
  /** The same search with what its words mean: other questions come first. */
  better(answer: SearchResult): void;
}

/**
 * Answers a search by words at once, and by meaning too where that is known by then. Where it comes later, a better order
 * is told of by itself: nothing that is shown changes under a reader's finger.
 */
export async function answerSearch(
  { engine, near }: { readonly engine: SearchEngine; readonly near: NearSource },
  request: SearchRequest,
  {
    signal,
    tell,
    wantsBetter,
  }: { readonly signal: AbortSignal; readonly tell: Tell; readonly wantsBetter: boolean },
): Promise<void> {
  // Where the manifest did not arrive the search itself says so.
  const asked = await engine.meant(request.query).catch(() => undefined);
  const known = asked && near.known(asked);
  const coming = asked && !known && wantsBetter ? near.ask(asked, signal) : undefined;
  const byWords = await engine.search({ ...request, near: known }, signal);
  const arrived = asked && !known ? near.known(asked) : undefined;
  const first = arrived ? await engine.search({ ...request, near: arrived }, signal) : byWords;
  tell.answer(first);
  const list = arrived ? undefined : await coming;
  if (list === undefined || first.status !== 'ok' || signal.aborted) return;
  const better = await engine.search({ ...request, near: list }, signal);
  if (better.status === 'ok' && isOtherOrder(first, better)) tell.better(better);
}

function isOtherOrder(first: SearchResult, better: SearchResult): boolean {
  const order = ({ hits }: SearchResult) => hits.map(({ subject, slug }) => `${subject}/${slug}`).join('\n');
  return order(first) !== order(better);
}
