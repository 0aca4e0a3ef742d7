import type { Phrase } from '@/lib/search/engine/query/quotes';
import type { Match, MatchedWord } from '@/lib/search/engine/rank/match-words';
import { rankSettings } from '@/lib/search/engine/rank/rank-settings';
import {
  featureOfSurface,
  featureOfTerm,
  gapToken,
} from '@/lib/search/server/opensearch/index/feature-names';
import { impactUnit } from '@/lib/search/server/opensearch/index/slot-values';

/** A query in the cluster's language. */
export type Clause = Readonly<Record<string, unknown>>;

/** What a named clause tells of the documents that match it: its score ÷ boost is the value of a feature. */
export interface NamedClause {
  readonly term: string;
  readonly of: 'impact' | 'title' | { readonly surface: string };
  readonly boost: number;
}

/** Clauses that name what they match: each term, each of its words, and its place in the title, once a query. */
export interface TermClauses {
  /** What a word gives a document, nearly as ranking reckons it: by the best of its terms, and more in the title. */
  scoring(word: MatchedWord): Clause[];
  /** Matches documents that hold the word, whatever it gives them. */
  holding(word: MatchedWord): Clause;
  readonly named: ReadonlyMap<string, NamedClause>;
}

/** Least boost of a clause whose score counts for nothing, yet can be read. */
const barely = 1e-6;

export function createTermClauses(): TermClauses {
  const named = new Map<string, NamedClause>();
  const names = new Map<string, string>();
  /** The first clause of a feature has a name; more would tell nothing new. */
  const feature = (field: 'impacts' | 'titles', name: string, told: NamedClause): Clause => {
    const key = `${field}.${name}`;
    const isFirst = !names.has(key);
    if (isFirst) {
      names.set(key, `c${names.size}`);
      named.set(names.get(key) ?? '', told);
    }
    return {
      rank_feature: {
        field: key,
        linear: {},
        boost: told.boost,
        ...(isFirst ? { _name: names.get(key) } : {}),
      },
    };
  };
  const impact = (term: string, boost: number) =>
    feature('impacts', featureOfTerm(term), { term, of: 'impact', boost: boost * impactUnit });
  const surface = (term: string, word: string, boost: number) =>
    feature('impacts', featureOfSurface(term, word), {
      term,
      of: { surface: word },
      boost: boost * impactUnit,
    });
  /** Half of what a title may add at most. */
  const title = (term: string, boost: number): Clause[] => [
    feature('titles', featureOfTerm(term), { term, of: 'title', boost: barely }),
    { constant_score: { filter: plainFeature('titles', term), boost } },
  ];
  return {
    named,
    holding: (word) => holding(word),
    scoring(word) {
      const weight = Math.max(barely, word.weight * word.count ** rankSettings.repeats);
      const terms = partsByTerm(word.matches).map(([term, parts]) =>
        ofTerm(parts, {
          impact: (share) => impact(term, weight * share),
          surface: (one, share) => surface(term, one, weight * share),
        }),
      );
      const titles = new Set(word.matches.flatMap(({ titleTerm }) => titleTerm ?? []));
      const share = rankSettings.titleHold + rankSettings.titleOrder;
      return [
        ...(terms.length === 0 ? [] : [bestOf(terms)]),
        ...[...titles].flatMap((term) => title(term, weight * share)),
      ];
    },
  };
}

/** The matches of each term, which are its parts by words, the nearest word first. */
function partsByTerm(matches: readonly Match[]): [string, Match[]][] {
  const parts = new Map<string, Match[]>();
  for (const match of matches) parts.set(match.term, [...(parts.get(match.term) ?? []), match]);
  return [...parts];
}

/**
 * A term counts at its least share in any document that holds it; what a nearer word adds is added by a clause of that word,
 * so that the sum is the share of the word times the impact.
 */
function ofTerm(
  parts: readonly Match[],
  make: {
    readonly impact: (share: number) => Clause;
    readonly surface: (word: string, share: number) => Clause;
  },
): Clause {
  const least = Math.min(...parts.map(({ share }) => share));
  const whole = make.impact(least);
  const words = parts.flatMap(({ surfaces = [], share }) =>
    surfaces.map((word) => make.surface(word, Math.max(barely, share - least))),
  );
  return words.length === 0 ? whole : { bool: { must: [whole], should: [bestOf(words)] } };
}

function bestOf(clauses: readonly Clause[]): Clause {
  const [first] = clauses;
  return first !== undefined && clauses.length === 1 ? first : { dis_max: { queries: clauses } };
}

function plainFeature(field: 'impacts' | 'titles', term: string): Clause {
  return { rank_feature: { field: `${field}.${featureOfTerm(term)}`, linear: {} } };
}

function holding({ matches }: Pick<MatchedWord, 'matches'>): Clause {
  const terms = [...new Set(matches.map(({ term }) => term))];
  return { bool: { should: terms.map((term) => plainFeature('impacts', term)), minimum_should_match: 1 } };
}

/** Matches documents that hold a phrase: its terms at the distances they have. */
export function phraseClause(phrase: Phrase): Clause {
  const [first] = phrase;
  if (first !== undefined && phrase.length === 1) return plainFeature('impacts', first.term);
  const tokens: string[] = [];
  for (const { term, at } of phrase) tokens[at - (first?.at ?? 0)] = featureOfTerm(term);
  const query = Array.from(tokens, (token) => token ?? gapToken).join(' ');
  return { match_phrase: { places: { query } } };
}
