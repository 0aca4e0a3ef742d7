import { gapToken } from './feature-names';
import { indexFormat } from './index-names';

/** Fields by which documents are found; none of them is given back. */
const searchedFields = ['impacts', 'titles', 'places'] as const;

/** So many documents a shard. */
const documentsAShard = 2_000_000;
/** A copy on each of up to three nodes: any of them answers by itself. */
const servedCopies = '0-2';

/** The mapping: terms come analyzed, so that the cluster analyzes nothing. */
const mappings = {
  dynamic: false,
  _source: { excludes: searchedFields },
  properties: {
    /** What a term says in a document (see `slot-values.ts`), and which of the words that share a term it holds. */
    impacts: { type: 'rank_features' },
    /** Where a term stands in a title. */
    titles: { type: 'rank_features' },
    /** All terms in order. */
    places: { type: 'text', analyzer: 'places', norms: false, similarity: 'boolean' },
    number: { type: 'integer' },
    subject: { type: 'keyword' },
    /** Of all that was sent; see `document-body.ts`. */
    mark: { type: 'keyword', index: false },
  },
} as const;

/** What an index is created with: without copies and unsearched, which is the fastest way to fill it. */
export function indexBody(about: {
  readonly documents: number;
  readonly build: string;
  readonly fingerprint: string;
}) {
  const { documents, build, fingerprint } = about;
  return {
    settings: {
      number_of_shards: Math.max(1, Math.ceil(documents / documentsAShard)),
      number_of_replicas: 0,
      refresh_interval: '-1',
      'translog.durability': 'async',
      analysis: {
        analyzer: { places: { type: 'custom', tokenizer: 'whitespace', filter: ['gaps'] } },
        filter: { gaps: { type: 'stop', stopwords: [gapToken] } },
      },
    },
    mappings: { ...mappings, _meta: { format: indexFormat, build, fingerprint } },
  };
}

/** What it has once it is full. */
export const servedSettings = {
  index: {
    refresh_interval: '1s',
    auto_expand_replicas: servedCopies,
    'translog.durability': 'request',
  },
} as const;

/** Whether an index has the fields that searches count on. */
export function isSearchable(found: unknown): boolean {
  const { _meta, properties } = (found ?? {}) as {
    _meta?: { format?: unknown };
    properties?: Record<string, { type?: unknown } | undefined>;
  };
  const fields = ['impacts', 'titles', 'places', 'number', 'subject'] as const;
  return (
    _meta?.format === indexFormat &&
    fields.every((field) => properties?.[field]?.type === mappings.properties[field].type)
  );
}
