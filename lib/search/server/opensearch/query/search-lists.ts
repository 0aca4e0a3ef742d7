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
  readonly timed_out?: boolean;
  readonly _shards?: { readonly total: number; readonly successful: number };
  readonly hits?: { readonly total?: { readonly value: number }; readonly hits?: readonly FoundDocument[] };
  readonly aggregations?: {
    readonly subjects?: { readonly buckets: readonly { readonly key: string; readonly doc_count: number }[] };
  };
}

const maxSubjects = 10_000;
const parameters = [
  // Where a node holds a copy it answers by itself: one that hangs holds up nobody else.
  'preference=_local',
  'allow_partial_search_results=false',
  // Heeded in the address alone, which requests of several searches do not have each.
  'include_named_queries_score=true',
  'filter_path=timed_out,_shards,hits.total,hits.hits._id,hits.hits.matched_queries,aggregations.subjects.buckets',
].join('&');

/**
 * Asks for several lists at once: each whole, or none.
 * @throws where one of them failed, or a part of the index did not answer
 */
export function searchLists(
  client: Pick<ClusterClient, 'read'>,
  index: string,
  lists: readonly ListQuery[],
): Promise<FoundList[]> {
  return Promise.all(
    lists.map(async (list) => {
      const path = `/${index}/_search?${parameters}`;
      return readList(
        (await client.read({ method: 'POST', path, body: JSON.stringify(bodyOf(list)) })) as RawList,
      );
    }),
  );
}

function bodyOf({ query, size, postFilter, isCounted = false, isProbe = false }: ListQuery) {
  return {
    query,
    size,
    _source: false,
    track_total_hits: isCounted,
    ...(isProbe ? { track_total_hits: 1, terminate_after: 1 } : {}),
    ...(postFilter ? { post_filter: postFilter } : {}),
    ...(isCounted ? { aggs: { subjects: { terms: { field: 'subject', size: maxSubjects } } } } : {}),
  };
}

function readList({ timed_out, _shards, hits, aggregations }: RawList): FoundList {
  if (_shards === undefined || _shards.successful < _shards.total)
    throw new Error('A part of the index did not answer.');
  if (timed_out) throw new Error('The cluster did not finish a search in time.');
  const buckets = aggregations?.subjects?.buckets ?? [];
  return {
    hits: hits?.hits ?? [],
    total: hits?.total?.value ?? 0,
    ofSubjects: new Map(buckets.map(({ key, doc_count }) => [key, doc_count])),
  };
}
