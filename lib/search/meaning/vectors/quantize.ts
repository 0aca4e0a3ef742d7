/** Rows are this long in bytes: what is scanned at a time, so that no row needs a rest of its own. */
const step = 16;
const byteRange = 127;
/** With this the dot product of rows of 2,000 values still fits into 32 bits. */
const queryRange = 8191;

export function widthOf(dimensions: number): number {
  return Math.ceil(dimensions / step) * step;
}

/** A vector as integers, and what one of them is worth. */
export interface Quantized<Values> {
  readonly values: Values;
  readonly scale: number;
}

/** A byte a value, filled up with zeros to the width of a row: orders as well as the vector itself does. */
export function quantize(vector: Float32Array): Quantized<Int8Array> {
  return fill(vector, byteRange, new Int8Array(widthOf(vector.length)));
}

/** Of a query, which need not be kept small. */
export function quantizeQuery(vector: Float32Array): Quantized<Int16Array> {
  return fill(vector, queryRange, new Int16Array(widthOf(vector.length)));
}

function fill<Values extends Int8Array | Int16Array>(
  vector: Float32Array,
  range: number,
  values: Values,
): Quantized<Values> {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return { values, scale: 0 };
  for (const [i, value] of vector.entries()) values[i] = Math.round((value / largest) * range);
  return { values, scale: largest / range };
}

/** How near two vectors are, of length 1 before they were made integers. */
export function cosineOf(a: Quantized<Int8Array>, b: Quantized<Int8Array>): number {
  let sum = 0;
  for (let i = 0; i < a.values.length; i++) sum += (a.values[i] as number) * (b.values[i] as number);
  return sum * a.scale * b.scale;
}

/** The mean of vectors, of length 1. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const [i, value] of vector.entries()) mean[i] = (mean[i] as number) + value;
  const length = Math.hypot(...mean) || 1;
  return mean.map((value) => value / length);
}
