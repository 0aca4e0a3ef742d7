/** The chunk that holds `term` if any does: the last whose first term is not after it; −1 before all. */
export function chunkOf(term: string, firstTerms: readonly string[]): number {
  let low = 0;
  let high = firstTerms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firstTerms[middle] as string) <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The chunks in which terms that begin with `prefix` stand, at most `most` of them. */
export function chunksOfPrefix(prefix: string, firstTerms: readonly string[], most: number): number[] {
  const chunks: number[] = [];
  for (let chunk = Math.max(0, chunkOf(prefix, firstTerms)); chunk < firstTerms.length; chunk++) {
    const first = firstTerms[chunk] as string;
    if (chunks.length >= most || (first > prefix && !first.startsWith(prefix))) break;
    chunks.push(chunk);
  }
  return chunks;
}
