import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { freePort } from '@/test-support/port-of';
import { quantile } from './quantile';
import { type EditFigures, measureEditsAtScale } from './scale/edits-at-scale';
import { makeLibrary } from './scale/make-library';
import { measurePeers, type Peers, printPeers, requestsOf } from './scale/peers';
import { growthOf, type Percentiles, printSize, type ScaleFigures } from './scale/scale-figures';
import { type EngineAtScale, measureSearchAtScale } from './scale/search-at-scale';
import { watchMemory } from './scale/watch-process';

const usage = `What libraries of several sizes cost: time, memory, disk, answers a second; and how each grows.

  npm run bench:scale [-- --count N,N,…] [--seconds N] [--engine opensearch [--edits]] [--json]

--count N,N   questions (1000,10000,36000,100000)
--engine opensearch  search alone, on the cluster that STOA_OPENSEARCH names, beside the embedded engine and the cluster's own
--edits       with it: only when an edited file is live, and in the index
--seconds N   how long a cached page is asked for, each time (8)
--json        figures for programs, on standard output`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000,10000,36000,100000' },
    engine: { type: 'string' },
    edits: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** As `npm start` does. */
const asNpmStarts = ['--max-semi-space-size=4', '--import', 'tsx', 'lib/cli/start.ts'];
const visits = 200;

if (values.help) console.log(usage);
else if (values.engine === 'opensearch') await measureSearch(values.count.split(',').map(Number));
else await measure(values.count.split(',').map(Number), Number(values.seconds));

async function measureSearch(counts: readonly number[]): Promise<void> {
  const rows: (EngineAtScale | EditFigures)[] = [];
  const report = (figures: EngineAtScale | EditFigures) => {
    rows.push(figures);
    if (!values.json) console.table([figures]);
  };
  for (const count of counts)
    await (values.edits ? measureEditsAtScale : measureSearchAtScale)(count, report);
  if (values.json) console.log(JSON.stringify(rows, null, 1));
}

async function measure(counts: readonly number[], seconds: number): Promise<void> {
  const sizes: ScaleFigures[] = [];
  let beside: Peers | undefined;
  for (const [i, count] of counts.entries()) {
    const folder = await mkdtemp(path.join(tmpdir(), `stoa-scale-${count}-`));
    try {
      console.error(`making ${count.toLocaleString('en')} questions`);
      await makeLibrary(folder, count);
      const isLast = i === counts.length - 1;
      const measured = await measureLibrary(folder, { questions: count, seconds, hasPeers: isLast });
      beside = measured.beside;
      sizes.push(measured.figures);
      if (!values.json) printSize(measured.figures);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const growth = growthOf(sizes);
  if (values.json) console.log(JSON.stringify({ sizes, beside, growth }, null, 1));
  else printRest(beside, growth);
}

async function measureLibrary(
  folder: string,
  {
    questions,
    seconds,
    hasPeers,
  }: { readonly questions: number; readonly seconds: number; readonly hasPeers: boolean },
): Promise<{ readonly figures: ScaleFigures; readonly beside: Peers | undefined }> {
  const port = await freePort();
  const artefacts = path.resolve('.stoa');
  const before = new Set(await readdir(artefacts).catch(() => []));
  const started = performance.now();
  const child = spawn(process.execPath, [...asNpmStarts, '--content', folder], {
    env: { ...process.env, PORT: String(port), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = watchMemory(child.pid ?? 0);
  const steps: Record<string, number> = {};
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const step = /^ {2}(\S.*?): (?:.*, )?([\d.]+) s$/.exec(line);
      if (step?.[1]) steps[step[1]] = Number(step[2]);
      if (line.startsWith('Ready:')) break;
    }
    const secondsToServing = (performance.now() - started) / 1000;
    child.stdout.resume();
    const peakBytes = memory.peak;
    const url = `http://127.0.0.1:${port}`;
    const addresses = await someQuestions(url);
    const firstVisitMs = await timeVisits(url, addresses);
    const cachedMs = await timeVisits(url, addresses);
    const [first = '/'] = addresses;
    const requestsPerSecond = await requestsOf(url + first, seconds);
    const secondsToEdit = await timeEdit(folder, url);
    const own = (await readdir(artefacts)).filter((name) => !before.has(name));
    const disk = await sizeOf(own.map((name) => path.join(artefacts, name)));
    const servingBytes = memory.own();
    return {
      beside: hasPeers ? await measurePeers(url + first, seconds) : undefined,
      figures: {
        questions,
        steps,
        secondsToServing,
        secondsToEdit,
        peakBytes,
        servingBytes,
        ...disk,
        firstVisitMs,
        cachedMs,
        requestsPerSecond,
      },
    };
  } finally {
    memory.stop();
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    const own = (await readdir(artefacts)).filter((name) => !before.has(name));
    for (const name of own) await rm(path.join(artefacts, name), { recursive: true, force: true });
  }
}

/** Addresses of questions, spread over the library. */
async function someQuestions(url: string): Promise<readonly string[]> {
  const index = await (await fetch(`${url}/sitemap.xml`)).text();
  const found: string[] = [];
  for (const [, sitemap = ''] of index.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const list = await (await fetch(url + new URL(sitemap).pathname)).text();
    for (const [, place = ''] of list.matchAll(/<loc>([^<]+\/questions\/[^<]+)<\/loc>/g))
      found.push(new URL(place).pathname);
  }
  const step = Math.max(1, Math.floor(found.length / visits));
  return found.filter((_, i) => i % step === 0).slice(0, visits);
}

async function timeVisits(url: string, addresses: readonly string[]): Promise<Percentiles> {
  const times: number[] = [];
  for (const address of addresses) {
    const started = performance.now();
    const response = await fetch(url + address, { headers: { 'Accept-Encoding': 'br' } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
    times.push(performance.now() - started);
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** Seconds from a file being written to its page being served. */
async function timeEdit(folder: string, url: string): Promise<number> {
  const [subject = ''] = (await readdir(folder)).sort();
  const text = '---\nquestion: Is this one new?\nanswer: It is as new as can be.\n---\n';
  await writeFile(path.join(folder, subject, 'a-new-one.md'), text);
  const started = performance.now();
  while (performance.now() - started < 600_000) {
    const { ok } = await fetch(`${url}/learn/${subject}/questions/a-new-one`);
    if (ok) return (performance.now() - started) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('an added question was not served within ten minutes');
}

async function sizeOf(places: readonly string[]): Promise<{ diskBytes: number; files: number }> {
  const seen = new Set<number>();
  let diskBytes = 0;
  let files = 0;
  const add = async (place: string): Promise<void> => {
    const found = await lstat(place);
    if (found.isDirectory()) {
      for (const name of await readdir(place)) await add(path.join(place, name));
    } else if (!seen.has(found.ino)) {
      // A file of two names takes its place once.
      seen.add(found.ino);
      diskBytes += found.size;
      files += 1;
    }
  };
  for (const place of places) await add(place);
  return { diskBytes, files };
}

function printRest(beside: Peers | undefined, growth: Readonly<Record<string, number>>): void {
  if (beside) printPeers(beside);
  for (const [name, exponent] of Object.entries(growth))
    console.log(`${name} grows with the size to the power of ${exponent.toFixed(2)}`);
}
