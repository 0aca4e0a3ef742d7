/** A document as it was sent. */
export type FakeSource = Readonly<Record<string, unknown>>;

type Query = Readonly<Record<string, unknown>>;

interface FeatureQuery {
  readonly field: string;
  readonly boost?: number;
  readonly _name?: string;
}

interface BoolQuery {
  readonly should?: readonly Query[];
  readonly filter?: readonly Query[];
  readonly must_not?: readonly Query[];
  readonly minimum_should_match?: number;
}

/** The score of a document, undefined where it does not match; scores of named clauses go into `named`. */
export function scoreOf(
  query: Query,
  source: FakeSource,
  named: Record<string, number> = {},
): number | undefined {
  const [kind, asked] = Object.entries(query)[0] ?? ['', {}];
  const matcher = matchers[kind];
  if (matcher === undefined) throw new Error(`the fake cluster knows no query ${kind}`);
  return matcher(asked as never, source, named);
}

type Matcher = (asked: never, source: FakeSource, named: Record<string, number>) => number | undefined;

const matchers: Readonly<Record<string, Matcher>> = {
  bool: matchBool,
  rank_feature({ field, boost = 1, _name }: FeatureQuery, source, named) {
    const [parent = '', feature = ''] = field.split('.');
    const value = (source[parent] as Readonly<Record<string, number>> | undefined)?.[feature];
    if (value === undefined) return undefined;
    if (_name !== undefined) named[_name] = boost * value;
    return boost * value;
  },
  term(asked: Readonly<Record<string, unknown>>, source) {
    const [field = '', value] = Object.entries(asked)[0] ?? [];
    return source[field] === value ? 1 : undefined;
  },
  terms(asked: Readonly<Record<string, readonly unknown[]>>, source) {
    const [field = '', values = []] = Object.entries(asked)[0] ?? [];
    return values.includes(source[field]) ? 1 : undefined;
  },
  exists: ({ field }: { readonly field: string }, source) => (source[field] === undefined ? undefined : 1),
  match_phrase({ places }: { readonly places: { readonly query: string } }, source) {
    const asked = places.query.split(' ');
    const held = String(source.places ?? '').split(' ');
    const isAt = (start: number) => asked.every((token, i) => token === '_' || held[start + i] === token);
    return held.some((_, start) => isAt(start)) ? 1 : undefined;
  },
};

function matchBool(
  { should = [], filter = [], must_not = [], minimum_should_match }: BoolQuery,
  source: FakeSource,
  named: Record<string, number>,
): number | undefined {
  if (must_not.some((query) => scoreOf(query, source) !== undefined)) return undefined;
  if (filter.some((query) => scoreOf(query, source, named) === undefined)) return undefined;
  const beside = should.map((query) => scoreOf(query, source, named));
  const least = minimum_should_match ?? (filter.length > 0 || should.length === 0 ? 0 : 1);
  if (beside.filter((score) => score !== undefined).length < least) return undefined;
  return beside.reduce<number>((sum, score) => sum + (score ?? 0), 0);
}
