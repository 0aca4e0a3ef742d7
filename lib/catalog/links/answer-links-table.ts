import { firstPlace } from '@/lib/text/binary-search';
/** Most questions that are named where a page says what links to it. */
export const linkedFromLimit = 10;

const none = 0xffffffff;
/** Numbers of a pair: who, and whom. */
const pair = 2;

/** Which questions the links of one answer lead to, in the order in which the answer names them; undefined for none. */
export type LinkTargets = readonly (number | undefined)[];

/** What leads to a question from the answers of others. */
export interface LinkedFrom {
  /** Catalog numbers in their order, at most `linkedFromLimit`. */
  readonly numbers: readonly number[];
  /** How many there are. */
  readonly count: number;
}

/** The links of all answers, opened. */
export interface AnswerLinks {
  targetsOf(number: number): LinkTargets;
  linkedFrom(number: number): LinkedFrom;
}

/**
 * How many pairs of the first kind follow; pairs of an answer and where its links lead, in order; then pairs of a question
 * and an answer that leads to it, sorted, each once.
 * @param targets by catalog number of the answer, in ascending order
 * @param of.isListed whether a question may be named on the page of another
 * @param of.isHidden whether nothing is said of what leads to one
 */
export function packAnswerLinks(
  targets: ReadonlyMap<number, LinkTargets>,
  of: { readonly isListed: (number: number) => boolean; readonly isHidden: (number: number) => boolean },
): Uint32Array {
  const there = [...targets].flatMap(([from, own]) => own.map((to) => [from, to ?? none] as const));
  const back = [...targets].flatMap(([from, own]) =>
    of.isListed(from)
      ? [...new Set(own)].flatMap((to) =>
          to === undefined || to === from || of.isHidden(to) ? [] : [[to, from] as const],
        )
      : [],
  );
  back.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return Uint32Array.from([there.length, ...there.flat(), ...back.flat()]);
}

/** @throws where it is cut short */
export function openAnswerLinks(table: Uint32Array): AnswerLinks {
  const [count = 0] = table;
  if (table.length % pair !== 1 || table.length < 1 + count * pair)
    throw new Error('the table of links is cut short');
  const there = table.subarray(1, 1 + count * pair);
  const back = table.subarray(1 + count * pair);
  return {
    targetsOf: (number) => secondsOf(there, number).map((to) => (to === none ? undefined : to)),
    linkedFrom(number) {
      const all = secondsOf(back, number);
      return { numbers: all.slice(0, linkedFromLimit), count: all.length };
    },
  };
}

/** The second numbers of the pairs that begin with one; the pairs are sorted by their first. */
function secondsOf(pairs: Uint32Array, first: number): number[] {
  const start = firstPlace(0, pairs.length / pair, (i) => (pairs[i * pair] ?? 0) < first);
  const found: number[] = [];
  for (let i = start; pairs[i * pair] === first; i++) found.push(pairs[i * pair + 1] ?? none);
  return found;
}
