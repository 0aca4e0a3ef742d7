import { passageWords } from '@/lib/search/format/protocol/passage-words';
import type { Hit } from '@/lib/search/format/protocol/search-answer';
import { shortenedLead } from '@/lib/text/excerpts/shorten-lead';
import { cutSnippet, markWords } from '@/lib/text/excerpts/snippet';
import type { MatchedWord } from './rank/match-words';
import type { Ranking } from './rank/rank-documents';
import type { IndexReader } from './read/index-reader';
import type { ShownDocument } from './read/stored-reader';

const snippetWords = 30;

interface Presenting {
  readonly ranking: Ranking;
  readonly reader: IndexReader;
  /** Whether a document is close in meaning to the query; undefined where nobody knows of any. */
  readonly isNear?: ((document: number) => boolean) | undefined;
  /** Whether each passage is to be one line, and worth no request of its own. */
  readonly isForList?: boolean | undefined;
}

/** Ranked documents as they are shown; what must be known of the ranking is taken before their texts are awaited. */
export async function presentHits(
  documents: readonly number[],
  words: readonly MatchedWord[],
  { ranking, reader, isNear, isForList = false }: Presenting,
): Promise<Hit[]> {
  const isMarked = markerOf(words, reader);
  const standings = documents.map((document) => ({
    document,
    standing: standingOf(document, words, ranking),
  }));
  const stored = await reader.stored(
    documents,
    passageWords(words.filter(({ matches }) => matches.length > 0)),
    { readsProse: !isForList },
  );
  return standings.flatMap(({ document, standing }, i) => {
    const text = stored[i];
    const subject = reader.manifest.subjects[reader.subjectOf[document] ?? 0];
    if (text === undefined || subject === undefined) return [];
    return [
      {
        subject: subject.slug,
        subjectTitle: subject.title,
        slug: text.slug,
        question: markWords(text.question, isMarked),
        snippet: isForList ? shortenedLead(snippetOf(text, isMarked)) : snippetOf(text, isMarked),
        ...standing,
        ...(isNear?.(document) ? { isNear: true } : {}),
      },
    ];
  });
}

function snippetOf({ passage, isChosen }: ShownDocument, isMarked: (folded: string) => boolean) {
  return isChosen ? markWords(passage, isMarked) : cutSnippet(passage, isMarked, snippetWords);
}

function standingOf(
  document: number,
  words: readonly MatchedWord[],
  ranking: Ranking,
): Pick<Hit, 'matched' | 'missing' | 'score'> {
  return {
    matched: words.flatMap(({ typed, isConnector }, i) => {
      if (isConnector || !ranking.holds(document, i)) return [];
      return [{ word: typed, where: ranking.isInTitle(document, i) ? 'question' : 'text' }];
    }),
    missing: words
      .filter(({ isTask, isStop }, i) => !isTask && !isStop && !ranking.holds(document, i))
      .map((word) => word.typed),
    score: ranking.scoreOf(document),
  };
}

/** Whether a folded word of a text is one that was searched for. */
function markerOf(words: readonly MatchedWord[], reader: IndexReader): (folded: string) => boolean {
  const terms = new Set(words.flatMap((word) => [word.term, ...word.matches.map((match) => match.term)]));
  const stopWords = new Set(words.filter((word) => word.otherwise !== undefined).map(({ folded }) => folded));
  const prefix = words.find((word) => word.prefix !== undefined)?.prefix;
  return (folded) =>
    stopWords.has(folded) ||
    terms.has(reader.analysis.stem(folded)) ||
    (prefix !== undefined && folded.startsWith(prefix));
}
