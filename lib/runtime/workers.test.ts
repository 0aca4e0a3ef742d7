import cluster from 'node:cluster';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { bundleProgram } from '@/lib/bundle/bundle-program';
import { freePort } from '@/test-support/port-of';
import { startWorkers, type Workers } from './workers';

/** Answers with its process number, and stops as a server of the site does. Takes a port and a file. */
const program = `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { guardConnections } from '${path.resolve('lib/http/clients/guard-connections.ts')}';
import { onStopSignal, stopServing } from '${path.resolve('lib/runtime/stop-serving.ts')}';
const [port, fault] = process.argv.slice(2);
let isStopping = false;
const server = createServer((request, response) => {
  if (isStopping) response.shouldKeepAlive = false;
  response.end(String(process.pid));
});
server.listen(Number(port), '127.0.0.1', () => {
  if (readFileSync(fault, 'utf8') === 'ends at once') setTimeout(() => process.exit(3), 50);
});
// A process that has to cut what is under way says so.
server.closeAllConnections = () => process.exit(9);
const endUnused = guardConnections(server, () => ({}));
const end = () => stopServing({ server, beginStop: () => (isStopping = true), endUnused }, async () => {});
process.on('message', end);
onStopSignal(end);
`;

const folder = await mkdtemp(path.join(tmpdir(), 'stoa-workers-'));
const diagnostic = path.join(folder, 'fault');
await writeFile(path.join(folder, 'program.ts'), program);
// Sources would take each of the many processes a second of the processor to begin.
await bundleProgram(path.join(folder, 'program.ts'), path.join(folder, 'program.mjs'));
const said: string[] = [];
let workers: Workers | undefined;

afterEach(() => workers?.stop());
afterAll(() => rm(folder, { recursive: true }));

async function start(count: number): Promise<number> {
  await writeFile(diagnostic, '');
  said.length = 0;
  const port = await freePort();
  const script = path.join(folder, 'program.mjs');
  workers = await startWorkers(count, { script, args: [String(port), diagnostic] }, (line) =>
    said.push(line),
  );
  return port;
}

/** The process that answers; each time over a connection of its own. */
function ask(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: new Agent() }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve(Number(text)));
    }).on('error', reject);
  });
}

/** The processes that there are, once there are so many. */
async function processes(count: number): Promise<readonly number[]> {
  const running = () => Object.values(cluster.workers ?? {}).flatMap((worker) => worker?.process.pid ?? []);
  await expect.poll(running).toHaveLength(count);
  return running();
}

test('several processes answer on one port, and one that ends has a successor', async () => {
  const port = await start(2);
  const before = await processes(2);
  expect(before).toContain(await ask(port));
  process.kill(before[0] ?? 0, 'SIGKILL');
  await expect.poll(() => said.join()).toMatch(/ended \(SIGKILL\); another begins/);
  await expect.poll(() => processes(2)).not.toContain(before[0]);
  expect(await processes(2)).toContain(before[1]);
  expect(await processes(2)).toContain(await ask(port));
});

test('one that ends soon again and again is begun after twice as long each time', async () => {
  await start(1);
  for (let times = 1; times <= 2; times++) {
    const [pid = 0] = await processes(1);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => said.length, { timeout: 15_000 }).toBe(times);
    await expect.poll(async () => (await processes(1))[0], { timeout: 15_000 }).not.toBe(pid);
  }
  expect(said.map((line) => /(?:begins|again) in (.*) s/.exec(line)?.[1])).toEqual(['0.5', '1']);
});

test('nobody waits for one that hangs, nor for one that was killed while it did', async () => {
  const port = await start(2);
  const [hung = 0] = await processes(2);
  process.kill(hung, 'SIGSTOP');
  const asked = Array.from({ length: 20 }, () => ask(port));
  expect(await Promise.all(asked)).not.toContain(hung);
  process.kill(hung, 'SIGKILL');
  const later = Array.from({ length: 20 }, () => ask(port));
  expect(await Promise.all(later)).not.toContain(hung);
});

test('a restart replaces all of them, and no request is refused', async () => {
  const port = await start(3);
  const before = await processes(3);
  let isDone = false;
  let answers = 0;
  const readers = [1, 2, 3, 4].map(async () => {
    for (; !isDone; answers++) await ask(port);
  });
  expect(await workers?.restart()).toBe(true);
  isDone = true;
  await Promise.all(readers);
  expect(answers).toBeGreaterThan(10);
  const after = await processes(3);
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
});

test('a restart goes on where one of those from before ends meanwhile', async () => {
  await start(3);
  const before = await processes(3);
  const restarting = workers?.restart();
  process.kill(before[1] ?? 0, 'SIGKILL');
  expect(await restarting).toBe(true);
  await sleep(1500);
  const after = await processes(3);
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
});

test('where new ones end at once, those from before go on', async () => {
  const port = await start(2);
  const before = await processes(2);
  await writeFile(diagnostic, 'ends at once');
  expect(await workers?.restart()).toBe(false);
  expect(said.join()).toMatch(/the restart stopped.*served, and ended at once/);
  expect(await processes(2)).toEqual(before);
  expect(before).toContain(await ask(port));
});

test('connections that browsers opened ahead do not keep the processes from stopping', async () => {
  const port = await start(2);
  for (let i = 0; i < 4; i++) {
    const socket = connect(port, '127.0.0.1', () => socket.resume());
    socket.on('error', () => {});
    // Once this is answered, the one before it was taken.
    await ask(port);
  }
  const codes: number[] = [];
  for (const worker of Object.values(cluster.workers ?? {}))
    worker?.once('exit', (code: number) => codes.push(code));
  await workers?.stop();
  expect(codes).toEqual([0, 0]);
});
