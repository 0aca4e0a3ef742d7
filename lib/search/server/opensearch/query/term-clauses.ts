import type { Phrase } from '@/lib/search/engine/query/quotes';
import type { Match, MatchedWord } from '@/lib/search/engine/rank/match-words';
import { rankSettings } from '@/lib/search/engine/rank/rank-settings';
import {
  featureOfSurface,
  featureOfTerm,
  gapToken,
} from '@/lib/search/server/opensearch/index/feature-names';
import { impactUnit, titleUnit } from '@/lib/search/server/opensearch/index/slot-values';

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
  /**
   * What a word gives a document, nearly as ranking reckons it: each term of it, what its words add, and more in the title.
   * They are all of one kind and stand side by side, which a cluster can sum without looking at every document.
   */
  scoring(word: MatchedWord): Clause[];
  readonly named: ReadonlyMap<string, NamedClause>;
}

/** Least boost of a clause whose score counts for nothing, yet can be read. */
const barely = 1e-6;

export function createTermClauses(): TermClauses {
  const named = new Map<string, NamedClause>();
  const names = new Map<string, string>();
  /** The first clause of a feature has a name; more would tell nothing new. */
  const feature = (field: string, told: NamedClause): Clause => {
    const isFirst = !names.has(field);
    const name = names.get(field) ?? `c${names.size}`;
    names.set(field, name);
    if (isFirst) named.set(name, told);
    return { rank_feature: { field, linear: {}, boost: told.boost, ...(isFirst ? { _name: name } : {}) } };
  };
  const impact = (term: string, boost: number) =>
    feature(`impacts.${featureOfTerm(term)}`, { term, of: 'impact', boost: boost * impactUnit });
  const surface = (term: string, word: string, boost: number) =>
    feature(`impacts.${featureOfSurface(term, word)}`, {
      term,
      of: { surface: word },
      boost: boost * impactUnit,
    });
  const title = (term: string, boost: number) =>
    feature(`titles.${featureOfTerm(term)}`, { term, of: 'title', boost: boost * titleUnit });
  return {
    named,
    scoring(word) {
      const weight = Math.max(barely, word.weight * word.count ** rankSettings.repeats);
      const titles = new Set(word.matches.flatMap(({ titleTerm }) => titleTerm ?? []));
      const inTitle = weight * (rankSettings.titleHold + rankSettings.titleOrder);
      return [
        ...partsByTerm(word.matches).flatMap(([term, parts]) => {
          // Any document that holds the term has the least share; a nearer word adds what it has more.
          const least = Math.min(...parts.map(({ share }) => share));
          const words = parts.flatMap(({ surfaces = [], share }) =>
            surfaces.map((one) => surface(term, one, weight * Math.max(barely, share - least))),
          );
          return [impact(term, weight * least), ...words];
        }),
        ...[...titles].map((term) => title(term, inTitle)),
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

/** Matches documents that hold a word, whatever it gives them. */
export function holdingClause({ matches }: Pick<MatchedWord, 'matches'>): Clause {
  const [first, ...others] = new Set(matches.map(({ term }) => term));
  const terms = [first ?? '', ...others].map(plainFeature);
  return others.length === 0
    ? plainFeature(first ?? '')
    : { bool: { should: terms, minimum_should_match: 1 } };
}

function plainFeature(term: string): Clause {
  return { rank_feature: { field: `impacts.${featureOfTerm(term)}`, linear: {} } };
}

/** Matches documents that hold a phrase: its terms at the distances they have. */
export function phraseClause(phrase: Phrase): Clause {
  const [first] = phrase;
  if (first !== undefined && phrase.length === 1) return plainFeature(first.term);
  const tokens: string[] = [];
  for (const { term, at } of phrase) tokens[at - (first?.at ?? 0)] = featureOfTerm(term);
  const query = Array.from(tokens, (token) => token ?? gapToken).join(' ');
  return { match_phrase: { places: { query } } };
}
