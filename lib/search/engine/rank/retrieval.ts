import type { Phrase } from '@/lib/search/engine/query/quotes';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import type { Work } from '@/lib/search/engine/work';
import { impactOfSlot } from '@/lib/search/format/files/impact';
import type { NearList } from '@/lib/search/format/protocol/near-list';
import { createPhraseMatcher, type PhraseMatcher } from './match-phrases';
import type { MatchedWord } from './match-words';
import type { AlsoRanked, Ranker, SignificantRanking } from './rank-documents';

/** What documents are asked for. */
export interface Asked {
  readonly words: readonly MatchedWord[];
  /** A document must hold each of these, unless none does. */
  readonly phrases: readonly Phrase[];
  /** And none of these. */
  readonly excluded: readonly Phrase[];
  readonly also: AlsoRanked;
  /** What is nearest by meaning: lifted wherever words put it. */
  readonly near: NearList | undefined;
  /** Place of the only subject wanted; −1 where there is none of that name; undefined where all are. */
  readonly subject: number | undefined;
  /** So many of the best are shown or passed over. */
  readonly count: number;
}

/** What was found. */
export interface Retrieved {
  /** All documents found, or the best of them. */
  readonly ranking: SignificantRanking;
  /** Those of them that are of the subject. */
  readonly wanted: readonly number[];
  /** How many there are of the subject, whether they were ranked or not. */
  readonly total: number;
  /** How many there are of each subject, by its place. */
  readonly ofSubjects: ArrayLike<number>;
  /** Whether no document holds the phrases: then the words were asked for by themselves. */
  readonly isWithout: boolean;
}

/** Finds and ranks documents: over whole posting lists, or over the candidates that a cluster picks. */
export interface Retrieval {
  /** Reads what ranking needs. The ranking itself is made by a call that awaits nothing, and is valid until the next. */
  prepare(asked: Asked, work: Work): Promise<() => Retrieved>;
  /** Whether one document holds every word, but for words that only set a task. */
  holdsAll(words: readonly MatchedWord[]): Promise<boolean>;
  /** Whether the terms follow one another anywhere. */
  standTogether(phrase: Phrase): Promise<boolean>;
  /**
   * How well each option fits the words beside it: the best sum, of any document that holds the option, of its score by those
   * words and a quarter of the option's impact; 0 where none holds it.
   */
  fits(
    options: readonly (MatchedWord | undefined)[],
    beside: readonly MatchedWord[],
  ): Promise<readonly number[]>;
}

/** Over the posting lists of an index that is read whole. */
export function createListRetrieval(reader: IndexReader, ranker: Ranker): Retrieval {
  return {
    async prepare(asked, work) {
      const matcher = createPhraseMatcher(reader);
      const held = await readPhrases(matcher, asked, work);
      return () => rankLists(asked, held, { reader, ranker });
    },
    holdsAll: async (words) => ranker.rank(words).isComplete,
    standTogether: async (phrase) => (await createPhraseMatcher(reader).documentsOf(phrase)).size > 0,
    async fits(options, beside) {
      const { scoreOf } = ranker.rank(beside);
      return options.map((option) => (option ? bestBeside(option, scoreOf) : 0));
    },
  };
}

interface HeldPhrases {
  readonly phrases: readonly ReadonlySet<number>[];
  readonly excluded: readonly ReadonlySet<number>[];
}

async function readPhrases(matcher: PhraseMatcher, asked: Asked, work: Work): Promise<HeldPhrases> {
  const [excluded, phrases] = await Promise.all([
    // Never cut short: what is to be left out is not shown.
    Promise.all(asked.excluded.map((phrase) => matcher.documentsOf(phrase))),
    Promise.all(asked.phrases.map((phrase) => matcher.documentsOf(phrase, work))),
  ]);
  return { excluded, phrases };
}

function rankLists(
  { words, also, subject }: Asked,
  { excluded, phrases }: HeldPhrases,
  { reader, ranker }: { readonly reader: IndexReader; readonly ranker: Ranker },
): Retrieved {
  const isAllowed = (document: number) => !excluded.some((documents) => documents.has(document));
  const isAsked = (document: number) =>
    isAllowed(document) && phrases.every((documents) => documents.has(document));
  let ranking = ranker.rank(words, phrases.length > 0 ? isAsked : isAllowed, also);
  // Where no question holds the phrase, its words by themselves are the next best.
  const isWithout = ranking.documents.length === 0 && phrases.length > 0;
  if (isWithout) ranking = ranker.rank(words, isAllowed, also);
  const wanted =
    subject === undefined
      ? ranking.documents
      : ranking.documents.filter((document) => reader.subjectOf[document] === subject);
  return {
    ranking,
    wanted,
    total: wanted.length,
    ofSubjects: countSubjects(ranking.documents, reader),
    isWithout,
  };
}

function countSubjects(documents: readonly number[], reader: IndexReader): Uint32Array {
  const counts = new Uint32Array(reader.manifest.subjects.length);
  for (const document of documents) {
    const subject = reader.subjectOf[document] as number;
    counts[subject] = (counts[subject] as number) + 1;
  }
  return counts;
}

/** The best score that a document which holds a word has from the words beside it, with what the word itself says in it. */
export function bestBeside(word: MatchedWord, scoreOf: (document: number) => number): number {
  let best = 0;
  for (const { impacts } of word.matches.slice(0, 1))
    for (const [slot, documents] of impacts.entries())
      for (const document of documents ?? []) {
        const score = scoreOf(document) + impactOfSlot(slot) / 4;
        if (score > best) best = score;
      }
  return best;
}
