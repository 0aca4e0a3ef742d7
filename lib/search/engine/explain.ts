import { wordOfStopTerm } from '@/lib/search/format/analysis/stop-term';
import type { Hit, SearchRequest, SearchResult } from '@/lib/search/format/protocol/search-answer';
import type { Phrase } from './query/quotes';
import type { MatchedWord } from './rank/match-words';
import type { ScoreParts } from './rank/score-parts';
import { createSearchEngine, type SearchFiles } from './search-engine';
import type { RankedSearch, SearchObserver, WeighedOption } from './search-observer';

/** A word as it is searched for. */
export interface ExplainedWord {
  readonly typed: string;
  /** What it is filed under. */
  readonly term: string;
  /** How significant it is: its rarity in the library. */
  readonly weight: number;
  readonly count: number;
  readonly isTask: boolean;
  /** Other terms that count for it: longer words it begins, or the word it makes with its neighbor. */
  readonly also: readonly string[];
  readonly isKnown: boolean;
}

export interface ExplainedRepair {
  readonly word: string;
  /** What may have been meant, the one that was taken first. */
  readonly candidates: readonly WeighedOption[];
}

/** How what was found means what was asked, and what that counts. */
export interface ExplainedMeaning {
  readonly weight: number;
  readonly isSentence: boolean;
  readonly gap: number;
  readonly cover: number;
  /** The cosine of what is not near enough to be known. */
  readonly others: number;
}

/** Score = words.score ÷ best by words + meaning.gain; the score by words itself where meaning is not known. */
export interface ExplainedHit {
  readonly hit: Hit;
  readonly words: ScoreParts;
  /** Words.score ÷ the best score by words. */
  readonly byWords: number;
  readonly meaning: { readonly cosine: number | undefined; readonly gain: number } | undefined;
}

/** A search with all that its order comes from. */
export interface Explanation {
  readonly result: SearchResult;
  readonly words: readonly ExplainedWord[];
  readonly stopWords: readonly string[];
  /** Quoted: what every hit holds, and what none does. */
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  readonly repairs: readonly ExplainedRepair[];
  readonly meaning: ExplainedMeaning | undefined;
  readonly hits: readonly ExplainedHit[];
}

/**
 * A search engine that tells what it made of a request, one after another. Throws where a search fails.
 * @param near what is nearest to a text by its meaning, as the bytes of a list; undefined where that is not known
 */
export function createExplainer(
  files: SearchFiles,
  near: (text: string) => Promise<Uint8Array | undefined> = async () => undefined,
): (request: SearchRequest) => Promise<Explanation> {
  let repairs: ExplainedRepair[] = [];
  let seen: Seen | undefined;
  const observer: SearchObserver = {
    repairing(word, candidates) {
      repairs.push({ word: word.typed, candidates });
    },
    ranked(search) {
      seen = readRanking(search);
    },
  };
  const engine = createSearchEngine(files, { observer });
  return async (request) => {
    repairs = [];
    seen = undefined;
    const { text } = await engine.meant(request.query);
    const result = await engine.search({ ...request, near: text === '' ? undefined : await near(text) });
    if (result.status === 'failed') throw new Error(result.reason);
    const { hits = [], ...told } = (seen ?? {}) as Seen;
    return {
      result,
      ...told,
      repairs,
      hits: result.hits.map((hit, i) => ({ hit, ...(hits[i] as Omit<ExplainedHit, 'hit'>) })),
    };
  };
}

type Seen = Omit<Explanation, 'result' | 'repairs' | 'hits'> & {
  readonly hits: readonly Omit<ExplainedHit, 'hit'>[];
};

function readRanking(search: RankedSearch): Seen {
  const { parsed, query, ranking, fused, isSentence, best } = search;
  const { meaning } = fused;
  return {
    words: query.words.map(explainWord),
    stopWords: stopWordsOf(search),
    phrases: query.phrases.map((phrase) => textOf(phrase)),
    excluded: parsed.excluded.map((phrase) => textOf(phrase)),
    meaning: meaning && {
      weight: meaning.weight,
      isSentence,
      gap: meaning.gap,
      cover: meaning.cover,
      others: meaning.others,
    },
    hits: best.map((document) => {
      const words = ranking.partsOf(document);
      return {
        words,
        byWords: meaning ? words.score / meaning.top : words.score,
        meaning: meaning && { cosine: meaning.cosineOf(document), gain: meaning.gainOf(document) },
      };
    }),
  };
}

function textOf(phrase: Phrase): string {
  return phrase.map(({ term }) => wordOfStopTerm(term)).join(' ');
}

/** The words of the query that are not searched for. */
function stopWordsOf({ parsed, query, analysis }: RankedSearch): string[] {
  const searched = new Set(query.words.map(({ folded }) => folded));
  const words = analysis.words(parsed.text).filter(({ isStop, folded }) => isStop && !searched.has(folded));
  return [...new Set(words.map(({ folded }) => folded))];
}

function explainWord({ typed, term, weight, count, isTask, matches }: MatchedWord): ExplainedWord {
  const also = [...new Set(matches.map((match) => match.term))].filter((other) => other !== term);
  return { typed, term: wordOfStopTerm(term), weight, count, isTask, also, isKnown: matches.length > 0 };
}
