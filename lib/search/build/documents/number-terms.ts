/** Numbers terms as they come, and counts the documents that hold each. */
export interface TermNumbers {
  readonly vocabulary: readonly string[];
  /** By number; those who count add to it. */
  readonly frequencies: number[];
  numberOf(term: string): number;
}

export function createTermNumbers(): TermNumbers {
  const numbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const frequencies: number[] = [];
  return {
    vocabulary,
    frequencies,
    numberOf(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, vocabulary.length);
      frequencies.push(0);
      return vocabulary.push(term) - 1;
    },
  };
}
