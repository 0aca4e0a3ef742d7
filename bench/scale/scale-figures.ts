/** What a library of one size costs. */
export interface ScaleFigures {
  readonly questions: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly secondsToServing: number;
  readonly secondsToEdit: number;
  readonly peakBytes: number;
  readonly servingBytes: number;
  readonly diskBytes: number;
  readonly files: number;
  readonly firstVisitMs: Percentiles;
  readonly cachedMs: Percentiles;
  readonly requestsPerSecond: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

const grown: readonly (readonly [name: string, of: (size: ScaleFigures) => number])[] = [
  ['seconds to serving', ({ secondsToServing }) => secondsToServing],
  ['seconds to an edit', ({ secondsToEdit }) => secondsToEdit],
  ['peak memory', ({ peakBytes }) => peakBytes],
  ['memory while serving', ({ servingBytes }) => servingBytes],
  ['disk', ({ diskBytes }) => diskBytes],
  ['first visit, p50', ({ firstVisitMs }) => firstVisitMs.p50],
];

/** The exponent of each cost: 1 where it grows as the library does, 0 where it does not grow. From the two largest sizes. */
export function growthOf(sizes: readonly ScaleFigures[]): Readonly<Record<string, number>> {
  const [before, last] = sizes.slice(-2);
  if (before === undefined || last === undefined) return {};
  const ratio = Math.log(last.questions / before.questions);
  return Object.fromEntries(grown.map(([name, of]) => [name, Math.log(of(last) / of(before)) / ratio]));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}

function milliseconds({ p50, p99 }: Percentiles): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}

export function printSize(size: ScaleFigures): void {
  console.log(`\n${size.questions.toLocaleString('en')} questions`);
  for (const [name, seconds] of Object.entries(size.steps)) console.log(`  ${name}: ${seconds.toFixed(1)} s`);
  console.log(
    `  files to serving: ${size.secondsToServing.toFixed(1)} s; an edit is live after ${size.secondsToEdit.toFixed(1)} s`,
  );
  console.log(
    `  memory: ${megabytes(size.peakBytes)} at most while building, ${megabytes(size.servingBytes)} while serving`,
  );
  console.log(`  disk: ${megabytes(size.diskBytes)} in ${size.files.toLocaleString('en')} files`);
  console.log(`  first visit: ${milliseconds(size.firstVisitMs)}; cached: ${milliseconds(size.cachedMs)}`);
  console.log(`  a cached page: ${Math.round(size.requestsPerSecond).toLocaleString('en')} requests/s`);
}
