import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../random';
import { type TrustRow, tryAll } from '../trust-group';
import { type VersionedLibrary, writeQuestion } from './library';
import { builderScript, type FaultyServer, serve, until, versionOf } from './served';

const reloadMs = 60_000;

/** A library under a server, and the version of its first question. */
export interface Served {
  readonly library: VersionedLibrary;
  server: FaultyServer;
  version: number;
}

/** An edit of the first question; all of its versions so far may be served until it is. */
export async function edit(served: Served): Promise<number> {
  served.version += 1;
  await writeQuestion(served.library.content, 0, served.version);
  return served.version;
}

export function isServed({ server }: Served, version: number): Promise<boolean> {
  return until(async () => (await versionOf(server.url, 0)) === version, reloadMs);
}

/** The process that builds an edit is killed at any moment; the server goes on, and builds the last edit by itself later. */
export async function killReloads(served: Served): Promise<TrustRow> {
  const random = createRandom(3);
  let killed = 0;
  let usual = 1500;
  const row = await tryAll('kill -9 in builds under a server', Array.from({ length: 50 }), async (_) => {
    const { server } = served;
    const before = await versionOf(server.url, 0);
    const version = await edit(served);
    await until(() => server.children(builderScript).length > 0, 5000);
    const started = Date.now();
    await wait(usual * random() * 1.1);
    const builds = server.children(builderScript);
    for (const pid of builds) process.kill(pid, 'SIGKILL');
    if (builds.length > 0) killed += 1;
    else usual = Math.min(usual, Date.now() - started);
    await wait(200);
    const found = await versionOf(server.url, 0);
    if (typeof found === 'string' || typeof before === 'string') return `${found} after ${before}`;
    if (found < before || found > version) return `version ${found} after ${before}, of ${version}`;
    const other = await versionOf(server.url, 1 + Math.floor(random() * (served.library.questions - 1)));
    return typeof other === 'string' ? other : undefined;
  });
  const isLastServed = await isServed(served, served.version);
  const failures = [
    ...row.failures,
    ...(isLastServed ? [] : ['the last edit is not served, though nobody killed its build again']),
    // Then all of it proves nothing.
    ...(killed > 0 ? [] : ['no build was there to be killed']),
  ];
  return { ...row, failures, held: row.tried - failures.length, figure: `${killed} killed` };
}

/** The server itself is killed while it takes up an edit; the next start serves the edit. */
export async function killServers(served: Served): Promise<TrustRow> {
  const random = createRandom(5);
  return tryAll('kill -9 of a server taking up an edit', Array.from({ length: 6 }), async () => {
    const version = await edit(served);
    await wait(random() * 2500);
    await served.server.end('SIGKILL');
    served.server = await serve(served.library.content);
    const found = await versionOf(served.server.url, 0);
    return found === version ? undefined : `version ${found} in place of ${version}`;
  });
}
