import { clipParameters, default_w } from 'ts-fsrs';

/** What a reader may set of recall. */
export interface RecallSettings {
  /** The share of cards that is to be known when they come up, 0.7 to 0.97. */
  readonly retention: number;
  /** The 21 parameters of FSRS-6. */
  readonly weights: readonly number[];
  readonly newPerDay: number;
  readonly duePerDay: number;
  /** Whether definitions and steps of answers are cards of their own. */
  readonly hasParts: boolean;
}

export const defaultSettings: RecallSettings = {
  retention: 0.9,
  weights: default_w,
  newPerDay: 20,
  duePerDay: 200,
  hasParts: false,
};

/** The names under which they are kept. */
export const settingNames = {
  retention: 'recall-retention',
  weights: 'recall-weights',
  newPerDay: 'recall-new-per-day',
  duePerDay: 'recall-due-per-day',
  hasParts: 'recall-parts',
} as const satisfies Readonly<Record<keyof RecallSettings, string>>;

const bounds = { retention: [0.7, 0.97], newPerDay: [0, 999], duePerDay: [0, 9999] } as const;

/** The settings of a reader, within their bounds; what cannot be meant is as if it were not set. */
export function readSettings(find: (name: string) => unknown): RecallSettings {
  const number = (name: keyof typeof bounds) => {
    const value = find(settingNames[name]);
    if (typeof value !== 'number' || !Number.isFinite(value)) return defaultSettings[name];
    const bounded = Math.min(Math.max(value, bounds[name][0]), bounds[name][1]);
    return name === 'retention' ? bounded : Math.round(bounded);
  };
  return {
    retention: number('retention'),
    newPerDay: number('newPerDay'),
    duePerDay: number('duePerDay'),
    weights: weightsOf(find(settingNames.weights)) ?? defaultSettings.weights,
    hasParts: find(settingNames.hasParts) === true,
  };
}

/**
 * Parameters as a reader pastes them from another program, `0.212, 1.2931, …`; undefined where they are not 21 numbers.
 */
export function parseWeights(text: string): readonly number[] | undefined {
  const parts = text
    .replace(/[[\]]/g, '')
    .trim()
    .split(/[\s,;]+/);
  return weightsOf(parts.map((part) => (part === '' ? Number.NaN : Number(part))));
}

function weightsOf(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length !== default_w.length) return undefined;
  if (!value.every((weight) => typeof weight === 'number' && Number.isFinite(weight))) return undefined;
  return clipParameters([...value], 1);
}
