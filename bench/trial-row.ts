/** One promise that was tried. */
export interface TrialRow {
  readonly tried: string;
  readonly held: boolean;
  readonly figures: string;
}

export function rowLine({ tried, held, figures }: TrialRow): string {
  return `${held ? 'held  ' : 'FAILED'}  ${tried}: ${figures}`;
}

/** Trials of one kind, which say what held as they go on. */
export type TrialGroups<Trial> = Readonly<Record<string, (trial: Trial) => AsyncGenerator<TrialRow>>>;

/**
 * The groups of a name, or all of them.
 * @throws where none has the name
 */
export function wantedGroups<Trial>(groups: TrialGroups<Trial>, only: string | undefined) {
  const wanted = Object.entries(groups).filter(([name]) => !only || only === name);
  if (wanted.length === 0) throw new Error(`no group is named ${only}: ${Object.keys(groups).join(', ')}`);
  return wanted;
}
