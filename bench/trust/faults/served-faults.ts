import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type TrustOptions, type TrustRow, tryAll } from '../trust-group';
import { whyNoMounts } from './command';
import { createLibrary, writeQuestion } from './library';
import { serve, until, versionOf } from './served';
import { edit, isServed, killReloads, killServers, type Served } from './served-kills';
import { currentFolder, spoil } from './spoil';

const questions = 120;
const added = 10_000;

/** What goes wrong under a server: it goes on serving what is whole, says what is wrong, and takes up what comes right. */
export async function tryServedFaults({ report }: TrustOptions): Promise<readonly TrustRow[]> {
  const library = await createLibrary(questions);
  const served: Served = { library, server: await serve(library.content), version: 0 };
  const rows: TrustRow[] = [];
  const keep = (row: TrustRow) => {
    report(`${row.name}: ${row.held} of ${row.tried}`);
    rows.push(row);
  };
  try {
    keep(await killReloads(served));
    keep(await killServers(served));
    keep(await takeContentAway(served));
    keep(await addMany(served));
    keep(await damageStopped(served));
    keep(await serveReadOnly(served));
    return rows;
  } finally {
    await served.server.end('SIGTERM');
    await library.remove();
  }
}

async function takeContentAway(served: Served): Promise<TrustRow> {
  const { library, server } = served;
  const away = `${library.content}-away`;
  const isWell = async (report: RegExp): Promise<string | undefined> => {
    let news = '';
    const isSaid = await until(() => {
      news += server.news();
      return news.includes('the previous snapshot still is');
    }, 20_000);
    for (let n = 0; n < questions; n++) {
      const found = await versionOf(server.url, n);
      if (typeof found === 'string') return found;
    }
    return isSaid && report.test(news) && !/\n\s+at /.test(news) ? undefined : `said: ${news.slice(-400)}`;
  };
  const isBack = async () => {
    const version = await edit(served);
    return (await isServed(served, version)) ? undefined : `not served again: ${server.news().slice(-300)}`;
  };
  const cases: Readonly<Record<string, () => Promise<string | undefined>>> = {
    'the folder moved away': async () => {
      await rename(library.content, away);
      return isWell(/there is no content folder/);
    },
    'the folder moved back': async () => {
      await rename(away, library.content);
      return isBack();
    },
    'every file deleted': async () => {
      await mkdir(away);
      for (const name of await readdir(library.content))
        await rename(path.join(library.content, name), path.join(away, name));
      return isWell(/holds no question/);
    },
    'every file put back': async () => {
      for (const name of await readdir(away))
        await rename(path.join(away, name), path.join(library.content, name));
      await rm(away, { recursive: true });
      return isBack();
    },
    'the folder deleted': async () => {
      await rm(library.content, { recursive: true });
      return isWell(/there is no content folder|holds no question/);
    },
    'the folder written again': async () => {
      await library.write(served.version, questions);
      return isBack();
    },
  };
  return tryAll('content taken away under a server', Object.entries(cases), async ([name, check]) => {
    server.news();
    const fault = await check();
    return fault && `${name}: ${fault}`;
  });
}

async function addMany(served: Served): Promise<TrustRow> {
  const { library, server } = served;
  const all = questions + added;
  let asked = 0;
  const failures: string[] = [];
  let isDone = false;
  const asking = (async () => {
    for (; !isDone; asked++) {
      const found = await versionOf(server.url, asked % questions).catch(String);
      if (typeof found === 'string') failures.push(found);
    }
  })();
  const started = Date.now();
  for (let n = questions; n < all; n += 100)
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => writeQuestion(library.content, n + i, served.version)),
    );
  const total = async () => (await (await fetch(`${server.url}/healthz`)).text()).trim();
  const exists = await until(async () => (await total()).startsWith(`${all} questions`), 300_000);
  const seconds = Math.round((Date.now() - started) / 1000);
  isDone = true;
  await asking;
  if (!exists) failures.push(`${await total()} of ${all}`);
  const name = `${added.toLocaleString('en')} files added under a server`;
  return {
    name,
    tried: asked + 1,
    held: asked + 1 - failures.length,
    failures,
    figure: `served after ${seconds} s`,
  };
}

/** What was damaged while nothing served is found at the start; what is damaged under a server, `mending.ts` tries. */
async function damageStopped(served: Served): Promise<TrustRow> {
  return tryAll('files damaged before a start', [undefined], () => startDamaged(served));
}

/** A start finds it, says so and builds again. */
async function startDamaged(served: Served): Promise<string | undefined> {
  await served.server.end('SIGTERM');
  await spoil(path.join(await currentFolder(served.library), 'answers.bin'));
  served.server = await serve(served.library.content);
  const said = served.server.output();
  const found = await versionOf(served.server.url, questions + 777);
  return /Building again what is damaged \(/.test(said) && typeof found === 'number'
    ? undefined
    : `${found}, said: ${said}`;
}

/** Built once, it is served where nothing may be written. */
async function serveReadOnly(served: Served): Promise<TrustRow> {
  const name = 'served where .stoa, .next and public are read-only';
  const why = await whyNoMounts();
  if (why !== undefined) return { name, tried: 1, held: 1, failures: [], figure: why };
  await served.server.end('SIGTERM');
  const mounts = ['.stoa', '.next', 'public']
    .map((folder) => `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder}`)
    .join(' && ');
  return tryAll(name, [undefined], async () => {
    served.server = await serve(served.library.content, mounts);
    const pages = ['/', '/learn', '/search?q=number', '/about', '/learn/subject-0'];
    for (const page of pages) {
      const { status } = await fetch(served.server.url + page);
      if (status !== 200) return `${status} for ${page}`;
    }
    served.server.news();
    const version = await edit(served);
    await until(() => served.server.output().includes('the previous snapshot still is'), 30_000);
    const news = served.server.news();
    const found = await versionOf(served.server.url, 0);
    const isPlain = /read-only file system/.test(news) && !/\n\s+at /.test(news);
    return isPlain && typeof found === 'number' && found < version ? undefined : `${found}, said: ${news}`;
  });
}
