import path from 'node:path';
import { engines } from './engines/engines';
import { compareEngines } from './search/compare-engines';
import { printFigures } from './search/print-figures';
import { contentFolder, measureOf } from './search/query-set';
import { measureRelated } from './search/related';
import { type EngineRun, reportRun, runEngine } from './search/run-engine';
import { readSettings, usage } from './search/settings';

const besidesDefault = ['minisearch-plain', 'stoa-opensearch', 'opensearch-english'];
const defaultEngines = Object.keys(engines).filter((name) => !besidesDefault.includes(name));
const settings = readSettings(process.argv.slice(2));
const asked = [settings.corpus, settings.content, settings.made, settings.paraphrases, settings.golden];

if (settings.engine !== undefined) await reportRun(settings.engine, settings);
else if (settings.related) await related();
else if (asked.every((one) => !one)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const sets = settings.golden === 'both' ? ['study', 'test'] : [settings.golden];
  const compared = [];
  for (const set of sets) compared.push(await compare(set));
  if (settings.json) console.log(JSON.stringify(compared.length > 1 ? compared : compared[0], null, 2));
}

/** @param set of the golden queries, where they are asked */
async function compare(set: string | undefined) {
  const folder = settings.corpus ?? (await contentFolder(settings));
  const runs = await runAll(set === undefined ? [] : ['--golden', set]);
  const figures = runs.map((run) => run.figures);
  const compared = compareEngines(runs, measureOf(settings));
  const corpus = path.basename(folder);
  const { documents = 0, queries = 0 } = runs[0] ?? {};
  if (!settings.json)
    printFigures(
      `${corpus}${set ? `, ${set} set` : ''}: ${documents} documents, ${queries} queries`,
      figures,
      compared,
    );
  return { corpus, set, documents, queries, engines: figures, ...compared };
}

async function runAll(more: readonly string[]): Promise<EngineRun[]> {
  const names = settings.engines?.split(',').map((name) => name.trim()) ?? defaultEngines;
  const runs: EngineRun[] = [];
  for (const name of names) {
    try {
      runs.push(await runEngine(name, settings, more));
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? error.message : error}; it is left out.`);
      if (name === 'stoa') process.exitCode = 1;
    }
  }
  return runs;
}

async function related(): Promise<void> {
  const recall = await measureRelated(await contentFolder(settings));
  if (settings.json) console.log(JSON.stringify(recall, null, 2));
  else console.table(recall);
}
