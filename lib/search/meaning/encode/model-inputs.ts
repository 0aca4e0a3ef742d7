import type { InferenceSession, Tensor } from 'onnxruntime-node';

type TensorOf = new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;

/** What models call their inputs, by what they are. */
const kinds = [
  { name: /mask/, values: (ids: readonly number[]) => ids.map(() => 1) },
  { name: /type/, values: (ids: readonly number[]) => ids.map(() => 0) },
  { name: /pos/, values: (ids: readonly number[]) => ids.map((_, i) => i) },
  { name: /ids/, values: (ids: readonly number[]) => ids },
] as const;

/**
 * One text as a model wants it. A text goes by itself: of several at once the short ones are filled up, and what a
 * quantized model makes of one text depends on the others that it is given with it.
 * @throws where the model wants something else
 */
export function inputsOf(
  { inputNames, inputMetadata }: Pick<InferenceSession, 'inputNames' | 'inputMetadata'>,
  ids: readonly number[],
  TensorClass: TensorOf,
): Record<string, Tensor> {
  return Object.fromEntries(
    inputNames.map((name, i) => {
      const kind = kinds.find((known) => known.name.test(name));
      if (kind === undefined) throw new Error(`the model wants an input that is not known here: ${name}`);
      const meta = inputMetadata[i];
      const isFlat = meta?.isTensor === true && meta.shape.length === 1;
      const data = BigInt64Array.from(kind.values(ids), BigInt);
      return [name, new TensorClass('int64', data, isFlat ? [ids.length] : [1, ids.length])];
    }),
  );
}

/**
 * The one vector of a text, of length 1: what the model gives for the whole text, or the mean of what it gives for each
 * token.
 * @throws where the model gives neither
 */
export function pooled(data: ArrayLike<number>, dims: readonly number[]): Float32Array {
  const width = dims.at(-1) ?? 0;
  const tokens = dims.length === 3 ? (dims[1] as number) : 1;
  if (dims.length < 2 || dims[0] !== 1 || width === 0 || data.length !== width * tokens)
    throw new Error(
      `the model gives values of shape ${dims.join(' × ')}: one vector a text, or a token, is wanted`,
    );
  const sum = new Float32Array(width);
  for (let i = 0; i < data.length; i++) sum[i % width] = (sum[i % width] as number) + (data[i] as number);
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
