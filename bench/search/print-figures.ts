import type { Comparison, Measure } from './compare-engines';
import type { EngineFigures } from './measure-engine';

const ofOwnWords = ['hit1', 'hit3', 'mrr10', 'zeroShare', 'p50Ms', 'p95Ms'] as const;

/** Figures of all engines, a line each, and under them how they compare. */
export function printFigures(title: string, figures: readonly EngineFigures[], compared: Comparison): void {
  console.log(title);
  console.table(Object.fromEntries(figures.map((one) => [one.name, columnsOf(one, compared.measure)])));
  if (compared.peer === undefined || Object.keys(compared.against).length === 0) return;
  console.log(`${compared.measure} less that of ${compared.peer}, the best by words alone`);
  console.table(
    Object.fromEntries(
      Object.entries(compared.against).map(([name, interval]) => [
        name,
        rounded({ ...interval, ...overOf(compared, name) }),
      ]),
    ),
  );
}

function overOf({ over }: Comparison, name: string): { readonly over?: number } {
  const ratio = over[name];
  return ratio === undefined ? {} : { over: ratio };
}

function columnsOf({ name: _, ...figures }: EngineFigures, measure: Measure): Record<string, number> {
  if (measure === 'ndcg10') return rounded(figures);
  return rounded(Object.fromEntries(ofOwnWords.map((key) => [key, figures[key]])));
}

function rounded(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Number(value.toPrecision(value >= 1000 ? 6 : 4))]),
  );
}
