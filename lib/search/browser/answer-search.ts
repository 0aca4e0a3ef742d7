import {
  type NearestSentences,
  pathOfHit,
  withNearestSentences,
} from '@/lib/search/format/files/untied-hits';
import type {
  Hit,
  SearchAnswer,
  SearchRequest,
  SearchResult,
} from '@/lib/search/format/protocol/search-answer';
import type { SearchEngine } from '../engine/search-engine';
import type { NearSource } from './fetch-near';

export interface Report {
  answer(answer: SearchAnswer): void;
  /** The same search with what its words mean: other questions come first, or nearer sentences stand beside them. */
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
    report,
    wantsBetter,
  }: { readonly signal: AbortSignal; readonly report: Report; readonly wantsBetter: boolean },
): Promise<void> {
  // Where the manifest did not arrive the search itself says so.
  const asked = await engine.meant(request.query).catch(() => undefined);
  const known = asked && near.known(asked);
  const coming = asked && !known && wantsBetter ? near.ask(asked, signal) : undefined;
  const search = async (list: Uint8Array | undefined) => {
    const answer = await engine.search({ ...request, near: list }, signal);
    return list === undefined ? answer : withSentences(answer, near.knownSentences);
  };
  const withSentences = async (answer: SearchAnswer, sentences: NearestSentences) =>
    answer.status === 'ok' && asked
      ? withNearestSentences(answer, { text: asked.text, request }, sentences)
      : answer;
  const byWords = await search(known ?? (asked && near.alike(asked)));
  const arrived = asked && !known ? near.known(asked) : undefined;
  const first = arrived ? await search(arrived) : byWords;
  report.answer(first);
  const late = known || arrived ? undefined : await coming;
  if (first.status !== 'ok' || signal.aborted || !wantsBetter || !(known || arrived || late)) return;
  const ordered = late ? await engine.search({ ...request, near: late }, signal) : first;
  const better = await withSentences(ordered, near.sentences(signal));
  if (better.status !== 'ok' || signal.aborted) return;
  const isSameOrder = isSame(first, better, pathOfHit);
  if (!isSameOrder) report.better(better);
  else if (!isSame(first, better, passageOf)) report.better({ ...better, isSameOrder });
}

function isSame(first: SearchResult, better: SearchResult, shown: (hit: Hit) => string): boolean {
  return first.hits.map(shown).join('\n') === better.hits.map(shown).join('\n');
}

function passageOf({ snippet }: Hit): string {
  return snippet.map(({ text }) => text).join('');
}
