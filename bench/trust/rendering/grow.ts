import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import { createRandom } from '../../random';
import type { CostMeter } from './cost-meter';
import { changed, makePiecesOf, type Piece, scaled, sourceOf } from './grown';
import type { Measured } from './measured-render';

/** An answer and what it cost. */
export interface Tried {
  readonly name: string;
  readonly cost: Measured;
}

interface Grown extends Tried {
  readonly pieces: readonly Piece[];
}

/** Every other one is made by chance, the others from the slowest so far. */
export async function grow(
  meter: CostMeter,
  { documents, seed }: { readonly documents: number; readonly seed: number },
  report: (tried: Tried) => void,
): Promise<void> {
  const random = createRandom(seed);
  let slowest: readonly Grown[] = [];
  for (let index = 0; index < documents; index += 1) {
    const parent = slowest[Math.floor(random() * slowest.length)];
    const other = slowest[Math.floor(random() * slowest.length)]?.pieces ?? [];
    const isNew = parent === undefined || index % 2 === 0;
    const pieces = fitting(isNew ? makePiecesOf(random) : changed(parent.pieces, other, random));
    const cost = await meter.measure(sourceOf(pieces));
    const tried = { name: JSON.stringify(pieces), pieces, cost };
    report({ name: tried.name, cost });
    slowest = worstOf([...slowest, tried], 24);
  }
}

function fitting(pieces: readonly Piece[]): readonly Piece[] {
  let fit = pieces;
  for (let round = 0; round < 24 && excessOfAnswer(sourceOf(fit)) !== undefined; round += 1)
    fit = scaled(fit, 0.8);
  return fit;
}

export function worstOf<T extends Tried>(tried: readonly T[], count: number): readonly T[] {
  return [...tried].sort((a, b) => b.cost.milliseconds - a.cost.milliseconds).slice(0, count);
}
