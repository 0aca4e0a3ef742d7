/** Title, keywords, answer. */
export const fieldCount = 3;

/** How much a term's standing in a field counts, and how much that field's length takes away. */
export interface FieldSetting {
  readonly weight: number;
  readonly lengthNorm: number;
}

const fieldSettings: readonly FieldSetting[] = [
  { weight: 3, lengthNorm: 0.3 },
  { weight: 2, lengthNorm: 0.3 },
  { weight: 1, lengthNorm: 0.7 },
];

/** How soon further appearances stop counting: BM25's k1. */
const saturation = 2;

/**
 * The impact of one term in one document, in [0, 1): BM25F without its idf, which the reader multiplies in
 * (Robertson, Zaragoza & Taylor 2004: field-weighted frequencies are summed before they saturate).
 * `counts` (from its place `first` on) and `lengths` are the document's by field, `means` the library's mean lengths.
 */
export function impactOfTerm(
  counts: ArrayLike<number>,
  lengths: readonly number[],
  means: readonly number[],
  first = 0,
): number {
  let frequency = 0;
  for (let field = 0; field < fieldCount; field++) {
    const count = counts[first + field] ?? 0;
    // Most terms stand in the answer alone.
    if (count === 0) continue;
    const { weight, lengthNorm } = fieldSettings[field] as FieldSetting;
    const relative = (lengths[field] ?? 0) / (means[field] || 1);
    frequency += (weight * count) / (1 - lengthNorm + lengthNorm * relative);
  }
  return frequency / (frequency + saturation);
}
