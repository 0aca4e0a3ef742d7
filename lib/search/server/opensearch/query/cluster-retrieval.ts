import type { MatchedWord } from '@/lib/search/engine/rank/match-words';
import { createRanker, type SignificantRanking } from '@/lib/search/engine/rank/rank-documents';
import { type Asked, bestBeside, type Retrieval, type Retrieved } from '@/lib/search/engine/rank/retrieval';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import { countPostings } from '@/lib/search/format/files/posting-list';
import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { type Candidates, readCandidates } from './candidates';
import { checkAgreement } from './lists-agree';
import { type FoundList, type ListQuery, searchLists } from './search-lists';
import {
  type Clause,
  createTermClauses,
  holdingClause,
  phraseClause,
  type TermClauses,
} from './term-clauses';

/** Documents that are ranked of each list, beside those that are shown. */
const candidatesAList = 200;
/** Of a subject alone, the best of all subjects say what the best score is. */
const bestOfAll = 20;
const candidatesOfOption = 60;

export interface ClusterRetrievalOptions {
  readonly client: Pick<ClusterClient, 'read'>;
  /** Index or alias that is searched. */
  readonly index: string;
}

/**
 * The cluster picks candidates and counts; they are ranked here as ever, by what each of them holds of the words. Two lists
 * are picked: the best by the sum of their words, and the best of those that hold all words.
 */
export function createClusterRetrieval(
  reader: Pick<IndexReader, 'manifest' | 'subjectOf'>,
  { client, index }: ClusterRetrievalOptions,
): Retrieval {
  const search = (lists: readonly ListQuery[]) => searchLists(client, index, lists);
  const has = async (query: Clause) => {
    const [found] = await search([{ query, size: 0, isProbe: true }]);
    return (found?.total ?? 0) > 0;
  };
  const retrieve = async (asked: Asked): Promise<Retrieved> => {
    const clauses = createTermClauses();
    const lists = listsFor(asked, clauses, reader);
    const found = await search(lists);
    checkAgreement(asked, lists, found);
    const candidates = readCandidates(
      found.flatMap(({ hits }) => hits),
      clauses.named,
    );
    const ranking = rankCandidates(asked, candidates);
    if (ranking.documents.length > 0 || asked.phrases.length === 0)
      return countAll(asked, { ranking, found, reader });
    return { ...(await retrieve({ ...asked, phrases: [] })), isWithout: true };
  };
  return {
    async prepare(asked) {
      const retrieved = await retrieve(asked);
      return () => retrieved;
    },
    async holdsAll(words) {
      const needed = words.filter(({ isTask }) => !isTask);
      if (needed.some(({ matches }) => matches.length === 0)) return false;
      return needed.length > 0 && has({ bool: { filter: needed.map(holdingClause) } });
    },
    standTogether: (phrase) => has({ bool: { filter: [phraseClause(phrase)] } }),
    fits: (options, beside) =>
      Promise.all(options.map(async (option) => (option ? fitOf(option, beside, search) : 0))),
  };
}

/** How well one word fits others, by the best documents that hold it. */
async function fitOf(
  option: MatchedWord,
  beside: readonly MatchedWord[],
  search: (lists: readonly ListQuery[]) => Promise<FoundList[]>,
): Promise<number> {
  const clauses = createTermClauses();
  const should = [option, ...beside].flatMap((word) => clauses.scoring(word));
  const query = { bool: { filter: [holdingClause(option)], should } };
  const [found] = await search([{ query, size: candidatesOfOption }]);
  const candidates = readCandidates(found?.hits ?? [], clauses.named);
  const { scoreOf } = createRanker(candidates.documents.length).rank(beside.map(candidates.fill));
  const { matches, ...word } = candidates.fill(option);
  // A part that no document has is none in the lists of an index either.
  const held = matches.filter(({ impacts }) => countPostings(impacts) > 0);
  return bestBeside({ ...word, matches: held }, scoreOf);
}

/** All lists of one search, and what is counted, which has no hits. */
function listsFor(
  asked: Asked,
  clauses: TermClauses,
  { manifest }: Pick<IndexReader, 'manifest'>,
): ListQuery[] {
  const { words, subject, count, also, near } = asked;
  const size = candidatesAList + count;
  const known = words.filter(({ matches }) => matches.length > 0);
  const significant = known.filter(({ isTask, isFaint }) => !isTask && !isFaint);
  const needed = known.filter(({ isTask }) => !isTask);
  const should = known.flatMap((word) => clauses.scoring(word));
  const must_not = asked.excluded.map(phraseClause);
  const phrases = asked.phrases.map(phraseClause);
  const inSubject =
    subject === undefined ? [] : [{ term: { subject: manifest.subjects[subject]?.slug ?? '' } }];
  // What holds task words alone is left out by whoever ranks.
  const best = (filter: readonly Clause[]): Clause => ({
    bool: { must_not, ...(filter.length > 0 ? { filter } : {}), should, minimum_should_match: 1 },
  });
  const told: Clause = { bool: { should: significant.map(holdingClause), minimum_should_match: 1 } };
  const byMeaning = [...new Set([...(near?.documents ?? []), ...also.beside, ...also.instead])];
  const lists: ListQuery[] = [];
  if (significant.length > 0) {
    lists.push({
      query: { bool: { must_not, filter: [told, ...phrases] } },
      size: 0,
      postFilter: inSubject[0],
      isCounted: true,
    });
    lists.push({ query: best([...phrases, ...inSubject]), size });
    if (needed.length > 1)
      lists.push({ query: best([...needed.map(holdingClause), ...phrases, ...inSubject]), size });
    if (inSubject.length > 0) lists.push({ query: best(phrases), size: bestOfAll });
  }
  if (byMeaning.length > 0) {
    const filter = [...phrases, { terms: { number: byMeaning } }];
    lists.push({ query: { bool: { must_not, filter, should } }, size: byMeaning.length });
  }
  return lists;
}

/** The ranking of the candidates, under the numbers that their documents have in the index. */
function rankCandidates({ words, also }: Asked, { documents, fill }: Candidates): SignificantRanking {
  const places = new Map(documents.map((number, place) => [number, place]));
  const placesOf = (numbers: readonly number[]) => numbers.flatMap((number) => places.get(number) ?? []);
  const ranking = createRanker(documents.length).rank(words.map(fill), undefined, {
    beside: placesOf(also.beside),
    instead: placesOf(also.instead),
  });
  const placeOf = (document: number) => places.get(document) ?? -1;
  return {
    documents: ranking.documents.map((place) => documents[place] ?? -1),
    isComplete: ranking.isComplete,
    scoreOf: (document) => ranking.scoreOf(placeOf(document)),
    holds: (document, word) => ranking.holds(placeOf(document), word),
    isInTitle: (document, word) => ranking.isInTitle(placeOf(document), word),
    partsOf: (document) => ranking.partsOf(placeOf(document)),
  };
}

interface Counted {
  readonly ranking: SignificantRanking;
  readonly found: readonly FoundList[];
  readonly reader: Pick<IndexReader, 'manifest' | 'subjectOf'>;
}

/** The cluster counts what holds a word; what has its place by meaning alone comes on top. */
function countAll({ words, subject }: Asked, { ranking, found, reader }: Counted): Retrieved {
  const { subjects } = reader.manifest;
  const isOfSubject = (document: number) => subject === undefined || reader.subjectOf[document] === subject;
  const wanted = ranking.documents.filter(isOfSubject);
  const counted = found.find(({ ofSubjects }) => ofSubjects.size > 0);
  const ofSubjects = subjects.map(({ slug }) => counted?.ofSubjects.get(slug) ?? 0);
  let byMeaning = 0;
  for (const document of ranking.documents) {
    if (holdsAny(document, words, ranking)) continue;
    const place = reader.subjectOf[document] ?? 0;
    ofSubjects[place] = (ofSubjects[place] ?? 0) + 1;
    if (isOfSubject(document)) byMeaning += 1;
  }
  return { ranking, wanted, total: (counted?.total ?? 0) + byMeaning, ofSubjects, isWithout: false };
}

function holdsAny(document: number, words: readonly MatchedWord[], ranking: SignificantRanking): boolean {
  return words.some(({ isTask, isFaint }, i) => !isTask && !isFaint && ranking.holds(document, i));
}
