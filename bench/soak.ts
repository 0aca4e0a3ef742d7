import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { freePort } from '@/test-support/port-of';
import { quantile } from './quantile';
import { createRandom } from './random';
import { watchMemory } from './scale/watch-process';
import { startEditor } from './soak/editor';
import { type Readers, startReaders } from './soak/readers';
import { replaceWorkers } from './soak/replace-workers';
import { sitemapPages } from './trust/sitemap';

const usage = `A server used for some minutes as a school uses it: pages and searches, an edit every ten seconds, one rebuild of the
whole, one restart. No request may fail, and memory may not grow.

  npm run bench:soak [-- --minutes N] [--content DIR] [--workers N] [--readers N]

--minutes N     how long (10)
--content DIR   the library, of which a copy is edited (content)
--workers N     processes that serve; a restart without a refused request needs two (2)
--readers N     readers at once, each pausing up to half a second (40)`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    content: { type: 'string', default: 'content' },
    workers: { type: 'string', default: '2' },
    readers: { type: 'string', default: '40' },
    help: { type: 'boolean', default: false },
  },
});

const pauseMs = 500;
const editEveryMs = 10_000;
/** Shares of the time at which they come, and from which memory is compared: before the restart and after it. */
const at = { warm: 0.15, rebuild: 0.35, restart: 0.55, warmAgain: 0.65 };
/** Memory is flat where the later half of a stretch is at most so much above its earlier half. */
const flat = 1.1;

interface Sample {
  /** Share of the whole time. */
  readonly at: number;
  readonly bytes: number;
}

if (values.help) console.log(usage);
else await soak();

async function soak(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-soak-'));
  await cp(values.content, folder, { recursive: true });
  const port = await freePort();
  const served = await serve(folder, port);
  const memory = watchMemory(served.pid ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const { next, edited } = await addressesOf(url);
  const random = createRandom(7);
  const readers = startReaders({
    url,
    count: Number(values.readers),
    pauseMs,
    next: () => next(random),
    random,
  });
  const editor = startEditor({ url, folder, ...edited, everyMs: editEveryMs });
  const samples = await passTime(Number(values.minutes) * 60_000, {
    readers,
    memory: () => memory.all(),
    rebuild: () => appendFile(path.join(folder, 'synonyms.txt'), '\nsoak, steep\n'),
    restart: () => restart(served),
  });
  await editor.stop();
  await readers.stop();
  memory.stop();
  const ended = await endOf(served);
  for (const own of [folder, snapshotFolders(folder).root]) await rm(own, { recursive: true, force: true });
  const faults = [...readers.record.failures, ...editor.failures, ...grownMemory(samples)];
  if (ended !== 0) faults.push(`the server ended with ${ended}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  const { answered, askedAgain } = readers.record;
  console.log(
    `${answered.toLocaleString('en')} answers, ${readers.record.failures.length} failed, ${askedAgain} asked again on a new connection`,
  );
  const slowest = Math.max(...editor.seconds).toFixed(1);
  console.log(
    `${editor.seconds.length} edits served, the slowest after ${slowest} s; ${editor.failures.length} not`,
  );
  console.log(faults.length === 0 ? 'held' : `not held: ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

async function serve(folder: string, port: number): Promise<ChildProcess> {
  const workers = Number(values.workers) > 1 ? ['--workers', values.workers] : [];
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--import', 'tsx', 'lib/cli/start.ts', '--content', folder, ...workers],
    {
      env: { ...process.env, PORT: String(port), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    console.error(`  ${line}`);
    if (line.startsWith('Ready:')) break;
  }
  if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
  child.stdout.resume();
  return child;
}

/** Stops a server as service managers do; the code or the signal it ended with. */
async function endOf(served: ChildProcess): Promise<number | string | null> {
  if (served.exitCode === null && served.signalCode === null) {
    served.kill('SIGTERM');
    await once(served, 'exit');
  }
  return served.exitCode ?? served.signalCode;
}

/** What readers ask for: mostly questions, some searches as page and as data, lists, and the manifest of the search. */
async function addressesOf(url: string): Promise<{
  readonly next: (random: () => number) => string;
  readonly edited: { readonly subject: string; readonly slug: string };
}> {
  const pages = await sitemapPages(url);
  const questions = pages.filter((address) => address.includes('/questions/'));
  const of = <T>(items: readonly T[], random: () => number) => items[Math.floor(random() * items.length)];
  const wordsOf = (address: string) => address.split('/').at(-1)?.split('-').slice(1, 4).join('+') ?? '';
  const next = (random: () => number) => {
    const kind = random();
    const question = of(questions, random) ?? '/';
    if (kind < 0.6) return question;
    if (kind < 0.75) return `/api/search?q=${wordsOf(question)}`;
    if (kind < 0.85) return `/search?q=${wordsOf(question)}`;
    return kind < 0.95 ? (of(pages, random) ?? '/') : '/search-data/manifest.bin';
  };
  const [, subject = '', slug = ''] = /^\/learn\/([^/]+)\/questions\/([^/]+)$/.exec(questions[0] ?? '') ?? [];
  return { next, edited: { subject, slug } };
}

/** Prints a line each minute; the rebuild and the restart come at their times. */
async function passTime(
  forMs: number,
  run: {
    readonly readers: Readers;
    readonly memory: () => number;
    readonly rebuild: () => Promise<void>;
    readonly restart: () => Promise<string>;
  },
): Promise<readonly Sample[]> {
  const { record } = run.readers;
  const samples: Sample[] = [];
  const started = Date.now();
  const share = () => (Date.now() - started) / forMs;
  const waiting = [
    { at: at.rebuild, name: 'rebuild of the whole', run: run.rebuild },
    { at: at.restart, name: 'restart', run: run.restart },
  ];
  const printEveryMs = Math.min(60_000, forMs / 4);
  let printed = 0;
  while (share() < 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    samples.push({ at: share(), bytes: run.memory() });
    const [due] = waiting;
    if (due && share() >= due.at) {
      waiting.shift();
      console.log(`  ${due.name}`);
      void due.run().then((said) => {
        if (said) console.log(`  ${due.name}: ${said}`);
      });
    }
    if (Date.now() - started < (printed + 1) * printEveryMs) continue;
    printed += 1;
    const times = record.times.splice(0);
    const shown = (share: number) => quantile(times, share).toFixed(1);
    const minute = ((Date.now() - started) / 60_000).toFixed(1);
    console.log(
      `${minute} min: ${record.answered.toLocaleString('en')} answers, ${record.failures.length} failed, p50 ${shown(0.5)} ms, p99 ${shown(0.99)} ms, memory ${megabytes(medianOf(samples.slice(-60)))}`,
    );
  }
  return samples;
}

/** All processes that serve are replaced, one after another: SIGHUP asks the first of them for it. */
async function restart(served: ChildProcess): Promise<string> {
  const milliseconds = await replaceWorkers(served.pid ?? 0);
  return milliseconds === undefined
    ? 'the old processes were still there after two minutes'
    : `done after ${milliseconds / 1000} s`;
}

/** Before the restart and after it: is the later half of the stretch above the earlier one? */
function grownMemory(samples: readonly Sample[]): string[] {
  return [
    { name: 'before the restart', from: at.warm, to: at.restart },
    { name: 'after the restart', from: at.warmAgain, to: 1 },
  ].flatMap(({ name, from, to }) => {
    const middle = (from + to) / 2;
    const between = (a: number, b: number) => medianOf(samples.filter((one) => one.at >= a && one.at < b));
    const [previous, later] = [between(from, middle), between(middle, to)];
    console.log(`memory ${name}: ${megabytes(previous)}, then ${megabytes(later)}`);
    return later > previous * flat
      ? [`memory ${name} grew from ${megabytes(previous)} to ${megabytes(later)}`]
      : [];
  });
}

/** Middle of the samples, so that a build that comes and goes does not count. */
function medianOf(samples: readonly Sample[]): number {
  return quantile(
    samples.map(({ bytes }) => bytes),
    0.5,
  );
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
