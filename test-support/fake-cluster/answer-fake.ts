import { type FakeSource, scoreOf } from './match-query';

interface Stored {
  readonly source: FakeSource;
  readonly seq: number;
}

export interface FakeIndexes {
  readonly documents: Map<string, Map<string, Stored>>;
  readonly bodies: Map<string, { readonly mappings?: unknown }>;
  /** Alias → index. */
  readonly aliases: Map<string, string>;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly text: string;
}

const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
const refused = (status: number, type: string): FakeAnswer => ({ status, body: { error: { type } } });

let seq = 0;

function nextSeq(): number {
  seq += 1;
  return seq;
}

export function answerFake(indexes: FakeIndexes, { method, url, text }: Asked): FakeAnswer {
  const { pathname, searchParams } = new URL(url, 'http://fake');
  const [first = '', second = '', third = ''] = pathname.slice(1).split('/').map(decodeURIComponent);
  if (first === '_aliases') return swapAliases(indexes, JSON.parse(text));
  if (first === '_alias') {
    const index = indexes.aliases.get(second);
    return index === undefined ? refused(404, 'alias_not_found') : ok({ [index]: {} });
  }
  if (first === '_cat') {
    const start = third.replace('*', '');
    return ok(
      [...indexes.documents.keys()].filter((name) => name.startsWith(start)).map((index) => ({ index })),
    );
  }
  if (first === '_cluster') return ok({ status: 'green' });
  const name = indexes.aliases.get(first) ?? first;
  if (method === 'PUT' && second === '') return create(indexes, name, text);
  const documents = indexes.documents.get(name);
  if (documents === undefined) return refused(404, 'index_not_found_exception');
  if (method === 'DELETE' && second === '') {
    indexes.documents.delete(name);
    return ok({});
  }
  if (second === '_mapping') return ok({ [name]: { mappings: indexes.bodies.get(name)?.mappings } });
  if (second === '_doc' || second === '_create')
    return single({ name, documents }, { method, second, third, searchParams, text });
  if (second === '_bulk') return bulk(documents, text);
  if (second === '_mget') return many(documents, JSON.parse(text));
  if (second === '_count') return ok({ count: search(documents, { ...JSON.parse(text), size: 0 }).total });
  if (second === '_search') return ok(searchBody(search(documents, JSON.parse(text))));
  return ok({});
}

function create({ documents, bodies }: FakeIndexes, name: string, text: string): FakeAnswer {
  if (documents.has(name)) return refused(400, 'resource_already_exists_exception');
  documents.set(name, new Map());
  bodies.set(name, JSON.parse(text));
  return ok({});
}

interface AliasAction {
  readonly add?: { readonly index: string; readonly alias: string };
  readonly remove?: { readonly alias: string };
}

function swapAliases(
  { aliases }: FakeIndexes,
  { actions }: { readonly actions: readonly AliasAction[] },
): FakeAnswer {
  for (const { remove, add } of actions) {
    if (remove) aliases.delete(remove.alias);
    if (add) aliases.set(add.alias, add.index);
  }
  return ok({});
}

interface Single {
  readonly method: string;
  readonly second: string;
  readonly third: string;
  readonly searchParams: URLSearchParams;
  readonly text: string;
}

function single(
  { name, documents }: { readonly name: string; readonly documents: Map<string, Stored> },
  { method, second, third, searchParams, text }: Single,
): FakeAnswer {
  const known = documents.get(third);
  const state = (stored: Stored) => ({
    _index: name,
    _id: third,
    _seq_no: stored.seq,
    _primary_term: 1,
    _source: stored.source,
  });
  if (method === 'GET') return known ? ok(state(known)) : refused(404, 'not_found');
  const expected = searchParams.get('if_seq_no');
  const isConflict =
    (second === '_create' && known) || (expected !== null && known?.seq !== Number(expected));
  if (isConflict) return refused(409, 'version_conflict_engine_exception');
  if (method === 'DELETE') {
    documents.delete(third);
    return ok({});
  }
  const stored = { source: JSON.parse(text) as FakeSource, seq: nextSeq() };
  documents.set(third, stored);
  return ok(state(stored));
}

function bulk(documents: Map<string, Stored>, text: string): FakeAnswer {
  const lines = text.trim().split('\n');
  const items: unknown[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [kind = '', { _id }] = Object.entries(
      JSON.parse(lines[i] ?? '{}') as Record<string, { _id: string }>,
    )[0] ?? ['', { _id: '' }];
    if (kind === 'delete') documents.delete(_id);
    else {
      i += 1;
      documents.set(_id, { source: JSON.parse(lines[i] ?? '{}'), seq: nextSeq() });
    }
    items.push({ [kind]: { status: 200 } });
  }
  return ok({ errors: false, items });
}

function many(documents: Map<string, Stored>, { ids }: { readonly ids: readonly string[] }): FakeAnswer {
  return ok({ docs: ids.map((_id) => ({ _id, _source: documents.get(_id)?.source })) });
}

interface SearchBody {
  readonly query: Record<string, unknown>;
  readonly size: number;
  readonly post_filter?: Record<string, unknown>;
  readonly aggs?: unknown;
}

function search(documents: Map<string, Stored>, { query, size, post_filter, aggs }: SearchBody) {
  const subjects = new Map<string, number>();
  const found = [...documents].flatMap(([_id, { source }]) => {
    const matched_queries: Record<string, number> = {};
    const score = scoreOf(query, source, matched_queries);
    if (score === undefined) return [];
    const subject = String(source.subject);
    subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
    return post_filter && scoreOf(post_filter, source) === undefined ? [] : [{ _id, score, matched_queries }];
  });
  const hits = found.sort((a, b) => b.score - a.score).slice(0, size);
  const buckets = aggs ? [...subjects].map(([key, doc_count]) => ({ key, doc_count })) : undefined;
  return { total: found.length, hits, buckets };
}

function searchBody({ total, hits, buckets }: ReturnType<typeof search>) {
  return {
    timed_out: false,
    _shards: { total: 1, successful: 1 },
    hits: {
      total: { value: total },
      hits: hits.map(({ _id, matched_queries }) => ({ _id, matched_queries })),
    },
    ...(buckets ? { aggregations: { subjects: { buckets } } } : {}),
  };
}
