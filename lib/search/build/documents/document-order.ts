/**
 * An order of documents in which neighbors are about the same things, so that the hits of one search share blocks
 * and the gaps between document numbers shrink. Recursive graph bisection (Dhulipala et al., KDD 2016): each half
 * swaps documents with the other while that makes the terms' gaps shorter. Groups stay together, in their order.
 */
export function orderOfDocuments(
  groups: readonly (readonly number[])[],
  features: readonly Uint32Array[],
  onPlaced: (documents: number) => void = () => {},
): number[] {
  const terms = features.reduce((most, list) => list.reduce((max, term) => Math.max(max, term + 1), most), 0);
  const order: number[] = [];
  const state: Bisection = { features, left: new Int32Array(terms), right: new Int32Array(terms), onPlaced };
  for (const group of groups) bisect([...group], state, order);
  return order;
}

const leaf = 8;
const rounds = 12;

interface Bisection {
  readonly features: readonly Uint32Array[];
  /** Documents of either half that hold each term. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly onPlaced: (documents: number) => void;
}

interface Move {
  readonly document: number;
  readonly gain: number;
}

function bisect(documents: number[], state: Bisection, order: number[]): void {
  if (documents.length <= leaf) {
    order.push(...documents);
    state.onPlaced(order.length);
    return;
  }
  let left = documents.slice(0, documents.length >> 1);
  let right = documents.slice(documents.length >> 1);
  count(left, state.left, 1, state);
  count(right, state.right, 1, state);
  for (let round = 0; round < rounds; round++) {
    const swapped = swapHalves(left, right, state);
    if (swapped === undefined) break;
    [left, right] = swapped;
  }
  count(left, state.left, -1, state);
  count(right, state.right, -1, state);
  bisect(left, state, order);
  bisect(right, state, order);
}

function swapHalves(
  left: readonly number[],
  right: readonly number[],
  state: Bisection,
): [number[], number[]] | undefined {
  const leaving = movesOf(left, state.left, state.right, state);
  const coming = movesOf(right, state.right, state.left, state);
  let swaps = 0;
  while (swaps < Math.min(leaving.length, coming.length)) {
    const gain = (leaving[swaps]?.gain ?? 0) + (coming[swaps]?.gain ?? 0);
    if (gain <= 1e-9) break;
    swaps++;
  }
  if (swaps === 0) return undefined;
  const out = leaving.slice(0, swaps).map((move) => move.document);
  const back = coming.slice(0, swaps).map((move) => move.document);
  count(out, state.left, -1, state);
  count(out, state.right, 1, state);
  count(back, state.right, -1, state);
  count(back, state.left, 1, state);
  const kept = (moves: readonly Move[]) => moves.slice(swaps).map((move) => move.document);
  return [ascending([...kept(leaving), ...back]), ascending([...kept(coming), ...out])];
}

/** What moving each document to the other half would save, the most first. */
function movesOf(documents: readonly number[], from: Int32Array, to: Int32Array, state: Bisection): Move[] {
  const moves = documents.map((document) => {
    let gain = 0;
    for (const term of state.features[document] ?? []) gain += saving(from[term] ?? 0, to[term] ?? 0);
    return { document, gain };
  });
  return moves.sort((a, b) => b.gain - a.gain || a.document - b.document);
}

const smallLogarithms = Float64Array.from({ length: 1 << 16 }, (_, n) => n * Math.log2(n + 1));

/** n documents in a half cost about n·log(half / n) bits: what is saved when one of them goes over. */
function saving(from: number, to: number): number {
  return entropy(from - 1) + entropy(to + 1) - entropy(from) - entropy(to);
}

function entropy(n: number): number {
  return smallLogarithms[n] ?? n * Math.log2(n + 1);
}

function count(documents: readonly number[], held: Int32Array, change: number, state: Bisection): void {
  for (const document of documents)
    for (const term of state.features[document] ?? []) held[term] = (held[term] ?? 0) + change;
}

function ascending(numbers: number[]): number[] {
  return numbers.sort((a, b) => a - b);
}
