import type { Analysis } from '@/lib/search/format/analysis/analysis';

/** Says which terms a text also stands for, by the terms it holds. */
export type AlsoMeant = (
  sequence: readonly number[],
  holds: (term: number) => boolean,
) => ReadonlySet<number>;

interface Member {
  /** Its terms, which must follow one another. */
  readonly terms: readonly number[];
  /** Terms of the other members of its group. */
  readonly others: readonly number[];
}

/**
 * Synonyms of a library, applied when it is indexed: a document that holds one member of a group is found by the words of
 * the others too.
 */
export function createSynonyms(
  groups: readonly (readonly string[])[],
  analysis: Analysis,
  numberOf: (term: string) => number,
): AlsoMeant {
  const byFirst = new Map<number, Member[]>();
  for (const group of groups) {
    const members = group
      .map((text) => analysis.field(text).terms.map(numberOf))
      .filter((terms) => terms.length > 0);
    for (const terms of members) {
      const others = members.filter((other) => other !== terms).flat();
      const first = terms[0] as number;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { terms, others }]);
    }
  }
  return (sequence, holds) => {
    const meant = new Set<number>();
    for (const [first, members] of byFirst) {
      if (!holds(first)) continue;
      for (const { terms, others } of members)
        if (stands(terms, sequence)) for (const other of others) if (!holds(other)) meant.add(other);
    }
    return meant;
  };
}

function stands(terms: readonly number[], sequence: readonly number[]): boolean {
  const first = terms[0] as number;
  for (let at = sequence.indexOf(first); at >= 0; at = sequence.indexOf(first, at + 1))
    if (terms.every((term, i) => sequence[at + i] === term)) return true;
  return false;
}
