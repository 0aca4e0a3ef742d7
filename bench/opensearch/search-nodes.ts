import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@/test-support/port-of';

const heap = '512m';
const lookMs = 250;
const longestStartMs = 180_000;
/** Copies are waited for so long: a busy machine gives them up, and one of each is enough. */
const longestCopyMs = 30_000;

/** Nodes of a cluster on this machine, each a process. */
export interface SearchNodes {
  readonly addresses: readonly string[];
  /** Sends a signal to one node. */
  signal(node: number, signal: NodeJS.Signals): void;
  /** Starts a node again that has ended. */
  restart(node: number): Promise<void>;
  /** Resolves once so many nodes belong together, and every index is whole. */
  whole(count: number): Promise<void>;
  close(): Promise<void>;
}

/** @param jars the folder of `installNodes` */
export async function startNodes(jars: string, count: number): Promise<SearchNodes> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-nodes-'));
  const numbers = Array.from({ length: count }, (_, node) => node);
  // Of their own: another copy of Stoa may try the same on this machine.
  const places = await Promise.all(
    numbers.map(async () => ({ port: await freePort(), transport: await freePort() })),
  );
  const addresses = places.map(({ port }) => `http://127.0.0.1:${port}`);
  const start = (node: number) => startNode(node, { jars, folder, places });
  const processes = numbers.map(start);
  const whole = async (wanted: number) => {
    const began = Date.now();
    const isCopied = () => Date.now() - began < longestCopyMs;
    while (!(await isWhole(addresses, wanted, isCopied() ? ['green'] : ['green', 'yellow']))) {
      if (Date.now() - began > longestStartMs) throw new Error(`the cluster did not come to ${wanted} nodes`);
      await pause(lookMs);
    }
  };
  const close = async () => {
    const running = processes.filter(isRunning);
    const ended = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(ended);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const died = Promise.race(processes.map((child) => once(child, 'exit')));
    await Promise.race([whole(count), died]);
    if (!processes.every(isRunning)) throw new Error('a node ended before it was ready');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    addresses,
    signal: (node, signal) => void processes[node]?.kill(signal),
    async restart(node) {
      processes[node] = start(node);
    },
    whole,
    close,
  };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

interface Nodes {
  readonly jars: string;
  /** Where each keeps what it holds. */
  readonly folder: string;
  readonly places: readonly { readonly port: number; readonly transport: number }[];
}

function startNode(node: number, { jars, folder, places }: Nodes): ChildProcess {
  const { port, transport } = places[node] ?? { port: 0, transport: 0 };
  const settings = [
    'cluster.name=stoa-trial',
    `node.name=n${node}`,
    `path.home=${path.join(folder, `n${node}`)}`,
    'network.host=127.0.0.1',
    `http.port=${port}`,
    `transport.port=${transport}`,
    `discovery.seed_hosts=${places.map((other) => `127.0.0.1:${other.transport}`).join()}`,
    `cluster.initial_cluster_manager_nodes=${places.map((_, other) => `n${other}`).join()}`,
    'cluster.routing.allocation.disk.threshold_enabled=false',
    'node.processors=2',
  ];
  const machine = [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Dlog4j2.disable.jmx=true',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
  ];
  const program = ['-cp', `${jars}:${path.join(jars, '*')}`, 'SearchNode'];
  return spawn('java', [...machine, ...program, ...settings], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function isWhole(
  addresses: readonly string[],
  nodes: number,
  states: readonly string[],
): Promise<boolean> {
  for (const address of addresses) {
    const asked = fetch(`${address}/_cluster/health?timeout=1s`, { signal: AbortSignal.timeout(2000) });
    // A node that does not answer, or not to the end, tells nothing.
    const health = await asked.then((response) => response.json()).catch(() => undefined);
    if (health?.number_of_nodes === nodes && states.includes(health.status)) return true;
  }
  return false;
}
