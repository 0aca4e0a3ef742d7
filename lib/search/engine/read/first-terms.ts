import { firstPlace } from '@/lib/text/binary-search';

/** The chunk that holds `term` if any does: the last whose first term is not after it; −1 before all. */
export function chunkOf(term: string, firstTerms: readonly string[]): number {
  return firstPlace(0, firstTerms.length, (chunk) => (firstTerms[chunk] as string) <= term) - 1;
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
