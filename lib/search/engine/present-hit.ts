import { cutSnippet, markWords } from '@/lib/text/snippet';
import type { Hit } from '../format/search-answer';
import type { IndexReader } from './index-reader';
import type { MatchedQuery } from './match-words';
import type { Ranking } from './rank-documents';

const snippetWords = 30;

/** A ranked document as it is shown; what must be known of the ranking is taken before the block is awaited. */
export function presentHit(
  document: number,
  query: MatchedQuery,
  ranking: Ranking,
  reader: IndexReader,
): Promise<Hit> {
  const missing = query.words.filter((_, i) => !ranking.holds(document, i)).map((word) => word.typed);
  const matched = query.words.flatMap(({ typed }, i) => {
    if (!ranking.holds(document, i)) return [];
    return [
      { word: typed, where: ranking.isInTitle(document, i) ? ('question' as const) : ('text' as const) },
    ];
  });
  const score = ranking.scoreOf(document);
  const subject = reader.manifest.subjects[reader.subjectOf[document] ?? 0];
  const isMarked = markerOf(query, reader);
  return reader.stored(document).then(({ question, slug, passage }) => ({
    subject: subject?.slug ?? '',
    subjectTitle: subject?.title ?? '',
    slug,
    question: markWords(question, isMarked),
    snippet: cutSnippet(passage, isMarked, snippetWords),
    matched,
    missing,
    score,
  }));
}

/** Whether a folded word of a text is one that was searched for. */
function markerOf(query: MatchedQuery, reader: IndexReader): (folded: string) => boolean {
  const terms = new Set(query.words.map((word) => word.term));
  const prefix = query.words.find((word) => word.prefix !== undefined)?.prefix;
  return (folded) =>
    terms.has(reader.analysis.stem(folded)) || (prefix !== undefined && folded.startsWith(prefix));
}
