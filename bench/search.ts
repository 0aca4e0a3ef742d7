import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CorpusQuery, readDocuments, readQueries } from './corpus';
import { knownItems } from './known-items';
import { type EngineFigures, measureEngine } from './measure-engine';

const usage = `How well, how fast and at what size Stoa's search answers, beside two other engines.

  npm run bench:search -- --corpus FOLDER [--queries N] [--json]

--corpus FOLDER   docs.jsonl or docs.jsonl.gz; queries.tsv and qrels.tsv
--queries N       how many of the queries, evenly spread (1000)
--file NAME       another file of queries (queries.tsv)
--known N         ask instead for titles by their N rarest words; so too where there are no queries
--misspelt        misspell two of the words of each --known query
--engine NAME     only this engine, measured in this process
--json            figures for programs`;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    queries: { type: 'string', default: '1000' },
    file: { type: 'string', default: 'queries.tsv' },
    known: { type: 'string' },
    misspelt: { type: 'boolean', default: false },
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
  console.log(JSON.stringify({ documents: documents.length, queries: queries.length, figures }));
}

function queriesOf(folder: string, documents: ReturnType<typeof readDocuments>): CorpusQuery[] {
  const most = Number(values.queries);
  const file = values.file ?? 'queries.tsv';
  if (values.known === undefined && existsSync(path.join(folder, file)))
    return readQueries(folder, file, most);
  return knownItems(documents, {
    most,
    words: Number(values.known ?? 4),
    isMisspelt: values.misspelt === true,
  });
}

/** Each engine in a process of its own, so that peak memory is its own too. */
async function compare(folder: string): Promise<void> {
  const results: EngineFigures[] = [];
  let counts = { documents: 0, queries: 0 };
  for (const name of ['stoa', 'flexsearch', 'minisearch']) {
    const { documents, queries, figures } = JSON.parse(await runEngine(name)) as typeof counts & {
      figures: EngineFigures;
    };
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
    const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${name} ended with ${code}.`)),
    );
  });
}
