import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CorpusDocument, type CorpusQuery, readDocuments, readQueries } from './corpus';
import { engines } from './engines/engines';
import { knownItems } from './known-items';
import { type EngineFigures, measureEngine } from './measure-engine';
import { misspellQuery } from './misspell';
import { createRandom } from './random';

const usage = `How well, how fast and at what size Stoa's search answers, beside other engines, each in a process of its own.

  npm run bench:search -- --corpus FOLDER [--engines a,b] [--queries N] [--misspell [N]] [--json]

--corpus FOLDER   docs.jsonl or docs.jsonl.gz; queries.tsv and qrels.tsv
--engines a,b     some of ${Object.keys(engines).join(', ')}
--queries N       a seeded sample of so many queries (500)
--misspell [N]    one seeded slip in each query, or in N of its words
--file NAME       another file of queries (queries.tsv)
--known 2|4|sentence   ask instead for titles by their rarest words, or for a sentence; so too where there are no queries
--minutes N       an engine that takes longer is left out (15)
--json            figures for programs`;

const seed = 5;
const fallbackQueries = 500;
const defaultEngines = Object.keys(engines).filter((name) => name !== 'minisearch-plain');

const { values } = parseArgs({
  args: process.argv.slice(2).flatMap((argument, i, all) => {
    const isBare = argument === '--misspell' && !/^\d+$/.test(all[i + 1] ?? '');
    return isBare ? ['--misspell', '1'] : [argument];
  }),
  options: {
    corpus: { type: 'string' },
    engines: { type: 'string' },
    queries: { type: 'string' },
    misspell: { type: 'string' },
    file: { type: 'string', default: 'queries.tsv' },
    known: { type: 'string' },
    minutes: { type: 'string', default: '15' },
    engine: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

if (values.corpus === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else if (values.engine === undefined) {
  await compare(values.corpus);
} else {
  const documents = readDocuments(values.corpus);
  const queries = queriesOf(values.corpus, documents);
  const figures = await measureEngine(values.engine, documents, queries);
  process.stdout.write(
    JSON.stringify({ documents: documents.length, queries: queries.length, figures }),
    () =>
      // Some engines keep a process alive.
      process.exit(0),
  );
}

function queriesOf(folder: string, documents: readonly CorpusDocument[]): CorpusQuery[] {
  const file = values.file ?? 'queries.tsv';
  const isJudged = values.known === undefined && existsSync(path.join(folder, file));
  const most = Number(values.queries ?? fallbackQueries);
  const words = values.known === 'sentence' ? 'sentence' : Number(values.known ?? 4);
  const queries = isJudged ? readQueries(folder, file, most) : knownItems(documents, { most, words });
  const slips = Number(values.misspell ?? 0);
  const random = createRandom(seed);
  return slips > 0
    ? queries.map((query) => ({ ...query, text: misspellQuery(query.text, slips, random) }))
    : queries;
}

async function compare(folder: string): Promise<void> {
  const names = values.engines?.split(',').map((name) => name.trim()) ?? defaultEngines;
  const results: EngineFigures[] = [];
  let counts = { documents: 0, queries: 0 };
  for (const name of names) {
    const output = await runEngine(name).catch((error: unknown) => {
      console.error(`${name}: ${error instanceof Error ? error.message : error}; it is left out.`);
      if (name === 'stoa') process.exitCode = 1;
    });
    if (!output) continue;
    const { documents, queries, figures } = JSON.parse(output) as typeof counts & { figures: EngineFigures };
    counts = { documents, queries };
    results.push(figures);
  }
  if (values.json)
    console.log(JSON.stringify({ corpus: path.basename(folder), ...counts, engines: results }, null, 2));
  else {
    console.log(`${path.basename(folder)}: ${counts.documents} documents, ${counts.queries} queries`);
    console.table(Object.fromEntries(results.map(({ name, ...figures }) => [name, rounded(figures)])));
  }
}

function rounded(figures: Omit<EngineFigures, 'name'>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]) => [key, Number(value.toPrecision(value >= 1000 ? 6 : 4))]),
  );
}

function runEngine(name: string): Promise<string> {
  const script = [...process.execArgv, process.argv[1] ?? '', ...process.argv.slice(2), '--engine', name];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=8192', ...script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: Number(values.minutes) * 60_000,
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const start = output.indexOf('{"documents"');
      if (code === 0 && start >= 0) resolve(output.slice(start));
      else reject(new Error(signal ? `took longer than ${values.minutes} minutes` : `ended with ${code}`));
    });
  });
}
