import { surfaceBit } from '@/lib/search/format/analysis/surfaces';
import { type ForwardDocument, type ForwardIndex, fieldGap, isTermNumber } from './forward-index';
import { createTermNumbers } from './number-terms';

/**
 * Joins forward indexes of some documents each, made by the same analysis with the same synonyms: what one index of all
 * of them would be, number for number. It takes over the arrays of the documents that it is given.
 */
export function createForwardMerge() {
  const { vocabulary, frequencies, numberOf } = createTermNumbers();
  const forms = new Map<string, number>();
  const documents: ForwardDocument[] = [];
  const surfaces: string[][] = [];
  return {
    add(part: ForwardIndex): void {
      const renumbered = Uint32Array.from(part.vocabulary, numberOf);
      for (const [term, held] of part.frequencies.entries()) {
        const number = renumbered[term] ?? 0;
        frequencies[number] = (frequencies[number] ?? 0) + held;
      }
      for (const [form, count] of part.forms) forms.set(form, (forms.get(form) ?? 0) + count);
      const bits: Moves = new Array(part.surfaces.length);
      let isMoved = false;
      for (let term = 0; term < part.surfaces.length; term++) {
        const moves = movesOf(part.surfaces[term] ?? [], renumbered[term] ?? 0, surfaces);
        if (moves === undefined) continue;
        bits[term] = moves;
        isMoved = true;
      }
      for (const document of part.documents) {
        if (isMoved) moveBits(document, bits);
        for (const list of [document.terms, document.title, document.wholeTitle, document.sequence])
          renumber(list, renumbered);
        documents.push(document);
      }
    },
    index: (): ForwardIndex => ({
      documents,
      vocabulary,
      frequencies,
      surfaces: Array.from(vocabulary, (_, term) => surfaces[term] ?? []),
      forms,
    }),
  };
}

/** The bits of a term's words among all its words; undefined where they stay as they are. */
function movesOf(
  words: readonly string[],
  term: number,
  surfaces: string[][],
): readonly number[] | undefined {
  surfaces[term] ??= [];
  const all = surfaces[term];
  let isSame = true;
  for (let i = 0; i < words.length; i++) if (surfaceBit(all, words[i] as string) !== 1 << i) isSame = false;
  return isSame ? undefined : words.map((word) => surfaceBit(all, word));
}

/** By term; undefined where its words stay as they are. */
type Moves = (readonly number[] | undefined)[];

function moveBits({ terms, surfaces }: ForwardDocument, bits: Moves): void {
  for (let i = 0; i < terms.length; i++) {
    const moves = bits[terms[i] as number];
    if (moves !== undefined) surfaces[i] = moved(surfaces[i] ?? 0, moves);
  }
}

/** The bits of one order of words in those of another. */
function moved(mask: number, bits: readonly number[]): number {
  let all = 0;
  for (let i = 0; mask >>> i > 0; i++) if (((mask >>> i) & 1) === 1) all |= bits[i] ?? 0;
  return all;
}

function renumber(terms: Uint32Array, numbers: Uint32Array): void {
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? fieldGap;
    if (isTermNumber(term)) terms[i] = numbers[term] ?? fieldGap;
  }
}
