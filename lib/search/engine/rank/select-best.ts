/** The `count` best of the documents, best first; of equal ones the lower number first. */
export function selectBest(
  documents: readonly number[],
  scoreOf: (document: number) => number,
  count: number,
): number[] {
  const heap: number[] = [];
  const isWorse = (a: number, b: number) => {
    const difference = scoreOf(a) - scoreOf(b);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (const document of documents) {
    if (heap.length < count) {
      heap.push(document);
      rise(heap, isWorse);
    } else if (heap.length > 0 && isWorse(heap[0] as number, document)) {
      heap[0] = document;
      sink(heap, isWorse);
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

type Order = (a: number, b: number) => boolean;

/** The worst of the chosen is on top of the heap. */
function rise(heap: number[], isWorse: Order): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(heap[at] as number, heap[parent] as number)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: number[], isWorse: Order): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && isWorse(heap[child] as number, heap[worst] as number)) worst = child;
    if (worst === at) return;
    swap(heap, at, worst);
    at = worst;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = kept;
}
