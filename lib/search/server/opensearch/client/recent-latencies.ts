/** How long recent requests took. */
export interface RecentLatencies {
  add(ms: number): void;
  /** Ms within which so large a share of them was answered; undefined while few are known. */
  quantile(share: number): number | undefined;
}

const kept = 256;
const fewest = 20;

export function createRecentLatencies(): RecentLatencies {
  const values: number[] = [];
  let at = 0;
  return {
    add(ms) {
      values[at % kept] = ms;
      at += 1;
    },
    quantile(share) {
      if (values.length < fewest) return undefined;
      const sorted = Float64Array.from(values).sort();
      return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    },
  };
}
