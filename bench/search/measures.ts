/** What one query found, in figures. */
export interface Rated {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall100: number;
}

/** nDCG (Järvelin & Kekäläinen 2002, gain = grade), reciprocal rank and recall of one ranking. */
export function rate(ids: readonly string[], grades: ReadonlyMap<string, number>): Rated {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const gained = ids.slice(0, 10).reduce((sum, id, rank) => sum + (grades.get(id) ?? 0) * discount(rank), 0);
  const best = [...grades.values()].sort((a, b) => b - a).slice(0, 10);
  const ideal = best.reduce((sum, grade, rank) => sum + grade * discount(rank), 0);
  const first = ids.slice(0, 10).findIndex((id) => grades.has(id));
  const found = ids.slice(0, 100).filter((id) => grades.has(id)).length;
  return {
    ndcg10: ideal === 0 ? 0 : gained / ideal,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall100: grades.size === 0 ? 0 : found / grades.size,
  };
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / Math.max(1, numbers.length);
}

/** Share of the queries whose first right document stands at a rank or above it. */
export function hitShare(rated: readonly Rated[], rank: number): number {
  return mean(rated.map(({ mrr10 }) => (mrr10 >= 1 / rank ? 1 : 0)));
}
