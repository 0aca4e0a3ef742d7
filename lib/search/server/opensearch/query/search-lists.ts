import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import type { FoundDocument } from './candidates';
import type { Clause } from './term-clauses';

/** One list of documents that is asked for. */
export interface ListQuery {
  readonly query: Clause;
  readonly size: number;
  /** Left out of the hits, yet counted by subjects. */
  readonly postFilter?: Clause | undefined;
  /** Whether all documents that match are counted, and how many there are of each subject. */
  readonly isCounted?: boolean;
  /** Whether it is enough to know that there is one. */
  readonly isProbe?: boolean;
}

/** One list as it came. */
export interface FoundList {
  readonly hits: readonly FoundDocument[];
  readonly total: number;
  /** By slug; empty where they were not counted. */
  readonly ofSubjects: ReadonlyMap<string, number>;
}

interface RawList {
  readonly error?: { readonly type?: string };
  readonly timed_out?: boolean;
  readonly hits?: { readonly total?: { readonly value: number }; readonly hits?: readonly FoundDocument[] };
  readonly aggregations?: {
    readonly subjects?: { readonly buckets: readonly { readonly key: string; readonly doc_count: number }[] };
  };
}

const maxSubjects = 10_000;
const shownOfLists = [
  'responses.error.type',
  'responses.timed_out',
  'responses.hits.total',
  'responses.hits.hits._id',
  'responses.hits.hits.matched_queries',
  'responses.aggregations.subjects.buckets',
].join(',');

/**
 * Asks for several lists in one request: whole, or not at all.
 * @throws where one of them failed, or a part of the index did not answer
 */
export async function searchLists(
  client: Pick<ClusterClient, 'read'>,
  index: string,
  lists: readonly ListQuery[],
): Promise<FoundList[]> {
  if (lists.length === 0) return [];
  // Where a node holds a copy it answers by itself: one that hangs holds up nobody else.
  const header = JSON.stringify({ preference: '_local', allow_partial_search_results: false });
  const body = lists.flatMap((list) => [header, JSON.stringify(bodyOf(list))]);
  const answer = (await client.read({
    method: 'POST',
    path: `/${index}/_msearch?filter_path=${shownOfLists}`,
    body: `${body.join('\n')}\n`,
    isLines: true,
  })) as { readonly responses?: readonly RawList[] } | undefined;
  const responses = answer?.responses ?? [];
  if (responses.length !== lists.length)
    throw new Error('The cluster answered other lists than were asked for.');
  return responses.map(readList);
}

function bodyOf({ query, size, postFilter, isCounted = false, isProbe = false }: ListQuery) {
  return {
    query,
    size,
    _source: false,
    include_named_queries_score: true,
    track_total_hits: isCounted,
    ...(isProbe ? { track_total_hits: 1, terminate_after: 1 } : {}),
    ...(postFilter ? { post_filter: postFilter } : {}),
    ...(isCounted ? { aggs: { subjects: { terms: { field: 'subject', size: maxSubjects } } } } : {}),
  };
}

function readList({ error, timed_out, hits, aggregations }: RawList): FoundList {
  if (error !== undefined)
    throw new Error(`The cluster could not search (${error.type ?? 'no reason given'}).`);
  if (timed_out) throw new Error('The cluster did not finish a search in time.');
  const buckets = aggregations?.subjects?.buckets ?? [];
  return {
    hits: hits?.hits ?? [],
    total: hits?.total?.value ?? 0,
    ofSubjects: new Map(buckets.map(({ key, doc_count }) => [key, doc_count])),
  };
}
