/** One promise that was tried. */
export interface TrialRow {
  readonly tried: string;
  readonly held: boolean;
  readonly figures: string;
}

export function rowLine({ tried, held, figures }: TrialRow): string {
  return `${held ? 'held  ' : 'FAILED'}  ${tried}: ${figures}`;
}
