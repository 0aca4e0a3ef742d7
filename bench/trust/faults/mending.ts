import { rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { type TrustOptions, type TrustRow, tryAll } from '../trust-group';
import { createLibrary, type VersionedLibrary, writeQuestion } from './library';
import { builderScript, type FaultyServer, serve, until, versionOf } from './served';
import { currentFolder, spoil } from './spoil';

const questions = 120;
const patienceMs = 120_000;

/** Damages of what is served, by what they do to a file. */
const damages = {
  altered: spoil,
  cut: async (file) => truncate(file, Math.floor((await stat(file)).size / 2)),
  deleted: (file) => rm(file),
} satisfies Readonly<Record<string, (file: string) => Promise<void>>>;

interface Case {
  readonly damage: keyof typeof damages;
  readonly file: string;
}

/** One process: each kind of file. */
const filesDamaged: readonly Case[] = [
  { damage: 'altered', file: 'records.bin' },
  { damage: 'cut', file: 'answers.bin' },
  { damage: 'deleted', file: 'answers.idx' },
  { damage: 'altered', file: 'links.idx' },
  { damage: 'cut', file: 'search/files.pack' },
  { damage: 'deleted', file: 'generation.json' },
];
/** Several are told by another that looks after them: that is the same whatever the file. */
const filesDamagedUnderSeveral: readonly Case[] = [
  { damage: 'altered', file: 'answers.bin' },
  { damage: 'deleted', file: 'search/files.pack' },
];

/** What is damaged under a server is noticed, said, and mended without a restart; meanwhile no wrong page is sent. */
export async function tryFixing({ report }: TrustOptions): Promise<readonly TrustRow[]> {
  const rows: TrustRow[] = [];
  const keep = (row: TrustRow) => {
    report(`${row.name}: ${row.held} of ${row.tried}`);
    rows.push(row);
  };
  for (const workers of [1, 2]) {
    const library = await createLibrary(questions);
    const server = await serve(library.content, undefined, workers > 1 ? ['--workers', String(workers)] : []);
    try {
      const of = workers > 1 ? `, ${workers} processes` : '';
      const cases = workers > 1 ? filesDamagedUnderSeveral : filesDamaged;
      keep(await tryDamages(library, server, { of, cases }));
      keep(await tryCurrentFile(library, server, { of, damage: workers > 1 ? 'cut' : 'deleted' }));
    } finally {
      await server.end('SIGTERM');
      await library.remove();
    }
  }
  return rows;
}

/** With no snapshot before at first; later cases find those that edits left. */
function tryDamages(
  library: VersionedLibrary,
  server: FaultyServer,
  { of, cases }: { readonly of: string; readonly cases: readonly Case[] },
): Promise<TrustRow> {
  let version = 0;
  const name = `files damaged under a server, and mended${of}`;
  return tryAll(
    name,
    cases,
    sayingWhatItSaid(server, async (one: Case) => {
      const { damage, file } = one;
      const folder = await currentFolder(library);
      server.news();
      await damages[damage](path.join(folder, file));
      const faults: string[] = [];
      let news = '';
      const isFixed = await until(async () => {
        const fault = await faultNow(server, version);
        if (fault) faults.push(fault);
        news += server.news();
        return news.includes('is damaged (') && (await isWell(server, version));
      }, patienceMs);
      if (faults.length > 0) return `${damage} ${file}: ${faults[0]}`;
      if (!isFixed) return `${damage} ${file}: not mended, said: ${news.slice(-400)}`;
      // Now there is a snapshot before it, of every other case.
      if (cases.indexOf(one) % 2) return undefined;
      version += 1;
      await writeQuestion(library.content, 0, version);
      const isServed = await until(async () => (await versionOf(server.url, 0)) === version, patienceMs);
      return isServed ? undefined : `${damage} ${file}: an edit is not served afterwards`;
    }),
  );
}

/** Where it does not answer, what it said last tells why. */
function sayingWhatItSaid<T>(server: FaultyServer, check: (one: T) => Promise<string | undefined>) {
  return (one: T) =>
    check(one).catch((error: unknown) => `${String(error)}; it said: ${server.output().slice(-1500)}`);
}

/** A page of a question, a search and the readiness: each is right, older than the last edit, or told to come again. */
async function faultNow({ url }: FaultyServer, version: number): Promise<string | undefined> {
  const n = Math.floor(Math.random() * questions);
  const response = await fetch(`${url}/learn/subject-${n % 3}/questions/question-${n}`);
  const text = await response.text();
  if (response.status === 503)
    return response.headers.get('retry-after') ? undefined : '503 without Retry-After';
  if (response.status !== 200) return `${response.status} for question ${n}`;
  const found = new RegExp(`Number${n} stands at version(\\d+) of all\\.`).exec(text);
  return found && Number(found[1]) <= version ? undefined : `question ${n} without its answer`;
}

/** Several processes: each of some answers in a row may come from another. */
async function isWell(server: FaultyServer, version: number): Promise<boolean> {
  for (let i = 0; i < 6; i++) {
    const ready = await (await fetch(`${server.url}/readyz`, { headers: { connection: 'close' } })).text();
    if (ready.includes('degraded') || (await versionOf(server.url, 0)) !== version) return false;
  }
  return true;
}

/** The file that names the current snapshot is gone: readers are served on, and it is written again. */
function tryCurrentFile(
  library: VersionedLibrary,
  server: FaultyServer,
  { of, damage }: { readonly of: string; readonly damage: keyof typeof damages },
): Promise<TrustRow> {
  return tryAll(`the current file damaged under a server${of}`, [undefined], async () => {
    const { currentFile } = library.folders;
    // A build that is still under way would write it, and have nothing to say of it.
    await until(() => isQuiet(server), patienceMs);
    const before = await readCurrentFile(currentFile);
    server.news();
    await damages[damage](currentFile);
    const isBack = await until(async () => {
      if (typeof (await versionOf(server.url, 5)) === 'string') return false;
      return (await readCurrentFile(currentFile))?.snapshot === before?.snapshot;
    }, 20_000);
    if (!isBack)
      return `${damage}: not written again (${before?.snapshot}), said: ${server.output().slice(-800)}`;
    await until(() => server.output().includes('written again'), 5000);
    return server.news().includes('written again') ? undefined : `${damage}: nothing was said`;
  });
}

/** No build is under way, nor begins soon. */
async function isQuiet(server: FaultyServer): Promise<boolean> {
  for (let i = 0; i < 10; i++) {
    if (server.children(builderScript).length > 0) return false;
    await wait(200);
  }
  return true;
}
