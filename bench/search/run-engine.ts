import { spawn } from 'node:child_process';
import { type MeasuredQueries, measureEngine } from './measure-engine';
import { openQuerySet } from './query-set';
import type { Settings } from './settings';

export interface EngineRun extends MeasuredQueries {
  readonly documents: number;
  readonly queries: number;
}

const beginning = '{"documents"';

/** Measures one engine in a process of its own, which is given the arguments of this one. */
export function runEngine(name: string, settings: Settings, more: readonly string[]): Promise<EngineRun> {
  const script = [...process.execArgv, process.argv[1] ?? '', ...process.argv.slice(2), ...more];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=8192', ...script, '--engine', name], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: Number(settings.minutes) * 60_000,
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const start = output.indexOf(beginning);
      if (code === 0 && start >= 0) resolve(JSON.parse(output.slice(start)) as EngineRun);
      else reject(new Error(signal ? `took longer than ${settings.minutes} minutes` : `ended with ${code}`));
    });
  });
}

/** What such a process does. */
export async function reportRun(name: string, settings: Settings): Promise<void> {
  const { documents, queries } = await openQuerySet(settings);
  const measured = await measureEngine(name, documents, queries);
  const run: EngineRun = { documents: documents.length, queries: queries.length, ...measured };
  await new Promise((written) => process.stdout.write(JSON.stringify(run), written));
  // Some engines keep a process alive.
  process.exit(0);
}
