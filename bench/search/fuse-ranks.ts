/** What is added to every rank (Cormack, Clarke and Büttcher 2009). */
const usualK = 60;

/** Rankings made one by reciprocal ranks: each gives 1 / (k + rank) to what it holds. Of equal ones the first seen leads. */
export function fuseRanks(rankings: readonly (readonly string[])[], k = usualK): string[] {
  const sums = new Map<string, number>();
  for (const ranking of rankings)
    for (const [i, id] of ranking.entries()) sums.set(id, (sums.get(id) ?? 0) + 1 / (k + i + 1));
  return [...sums].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
