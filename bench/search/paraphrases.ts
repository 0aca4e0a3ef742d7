/** A query and the question that it means, by path. */
export interface Paraphrase {
  readonly query: string;
  /** `subject/slug`. */
  readonly question: string;
}

/** Lines of a query, a tab and `subject/slug`. Throws where one is not. */
export function parseParaphrases(text: string): Paraphrase[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const [query = '', question = '', ...more] = line.split('\t').map((cell) => cell.trim());
    if (query === '' || more.length > 0 || !/^[^/\s]+\/[^/\s]+$/.test(question))
      throw new Error(`Line ${i + 1} is not a query, a tab and subject/slug: ${line.slice(0, 80)}`);
    return [{ query, question }];
  });
}
