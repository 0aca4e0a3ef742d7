/** Cost of an edit; one of the first letter is rarer, a letter doubled or not doubled commoner. */
const plain = 1;
const ofFirstLetter = 1.3;
const ofDouble = 0.7;

/**
 * The optimal string alignment distance (Damerau 1964; Levenshtein 1966): insertions, deletions, substitutions and
 * transpositions of neighbors. `edits` counts them, `cost` weighs them; undefined where more than `most` are needed.
 * With `isOpen` the word need only begin so: what follows costs nothing.
 * @example
 * editDistance('mitossis', 'mitosis', 2); // { edits: 1, cost: 0.7 }
 */
export function editDistance(
  typed: string,
  word: string,
  most: number,
  isOpen = false,
): { readonly edits: number; readonly cost: number } | undefined {
  if (!isOpen && Math.abs(typed.length - word.length) > most) return undefined;
  const width = Math.min(word.length, typed.length + most) + 1;
  let before: Cell[] = [];
  let row: Cell[] = Array.from({ length: width }, (_, j) => ({ edits: j, cost: j * plain }));
  for (let i = 1; i <= typed.length; i++) {
    const next: Cell[] = [{ edits: i, cost: i * plain + (ofFirstLetter - plain) }];
    let least = i;
    for (let j = 1; j < width; j++) {
      const cell = bestOf(
        step(next[j - 1], isDouble(word, j - 1) ? ofDouble : priceAt(j)),
        step(row[j], isDouble(typed, i - 1) ? ofDouble : priceAt(i)),
        typed[i - 1] === word[j - 1] ? row[j - 1] : step(row[j - 1], priceAt(Math.min(i, j))),
        isSwap(typed, word, i, j) ? step(before[j - 2], plain) : undefined,
      );
      next.push(cell);
      if (cell.edits < least) least = cell.edits;
    }
    if (least > most) return undefined;
    before = row;
    row = next;
  }
  const end = isOpen
    ? row.reduce((best, cell) => (cell.cost < best.cost ? cell : best))
    : word.length < width
      ? row[word.length]
      : undefined;
  return end !== undefined && end.edits <= most ? end : undefined;
}

interface Cell {
  readonly edits: number;
  readonly cost: number;
}

function step(from: Cell | undefined, price: number): Cell | undefined {
  return from && { edits: from.edits + 1, cost: from.cost + price };
}

function bestOf(...cells: readonly (Cell | undefined)[]): Cell {
  let best: Cell = { edits: 99, cost: 99 };
  for (const cell of cells)
    if (cell && (cell.edits < best.edits || (cell.edits === best.edits && cell.cost < best.cost)))
      best = cell;
  return best;
}

function priceAt(position: number): number {
  return position === 1 ? ofFirstLetter : plain;
}

/** Whether the letter stands beside its like. */
function isDouble(word: string, at: number): boolean {
  return at > 0 && word[at] === word[at - 1];
}

function isSwap(typed: string, word: string, i: number, j: number): boolean {
  return i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
}
