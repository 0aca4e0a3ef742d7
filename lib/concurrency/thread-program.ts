import { existsSync } from 'node:fs';
import path from 'node:path';

/** What a pool of threads runs. */
export interface ThreadProgram {
  readonly filename: string;
  readonly execArgv?: string[];
}

/** The bundle beside the server in a standalone folder, else the source. */
export function threadProgram(bundle: string, source: string): ThreadProgram {
  const bundled = path.resolve(bundle);
  if (existsSync(bundled)) return { filename: bundled };
  return sourceProgram(source);
}

/** A source that a thread runs as it is written. */
export function sourceProgram(source: string): ThreadProgram & { readonly execArgv: string[] } {
  return { filename: path.resolve(source), execArgv: ['--import', 'tsx'] };
}
