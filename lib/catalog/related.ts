/** Most related questions shown with one. */
export const relatedLimit = 5;

export interface CleanedRelated {
  readonly numbers: readonly number[];
  /** Paths of questions that are not in the library. */
  readonly dangling: readonly string[];
  readonly repeated: number;
  readonly namesItself: boolean;
}

/**
 * The author's related questions without what is gone, repeated, hidden or the question itself.
 * @param paths question paths as the author wrote them
 * @param find catalog number of a path; undefined where the library does not hold it
 * @param own catalog number of the question itself
 */
export function cleanRelated(
  paths: readonly string[],
  find: (path: string) => number | undefined,
  own: number,
): CleanedRelated {
  const numbers = new Set<number>();
  const dangling: string[] = [];
  let repeated = 0;
  let namesItself = false;
  for (const path of paths) {
    const number = find(path);
    if (number === undefined) dangling.push(path);
    else if (number === own) namesItself = true;
    else if (numbers.has(number)) repeated += 1;
    else numbers.add(number);
  }
  return { numbers: [...numbers], dangling, repeated, namesItself };
}

/** The author's first, then computed neighbours, each once, to five. */
export function fillRelated(
  authored: readonly number[],
  computed: readonly number[],
  own: number,
): readonly number[] {
  const chosen = new Set(authored);
  for (const number of computed) {
    if (chosen.size >= relatedLimit) break;
    if (number !== own) chosen.add(number);
  }
  return [...chosen].slice(0, relatedLimit);
}
