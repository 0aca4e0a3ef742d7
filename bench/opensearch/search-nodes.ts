import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const firstPort = 9211;
const firstTransport = 9311;
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
  const addresses = numbers.map((node) => `http://127.0.0.1:${firstPort + node}`);
  const start = (node: number) => startNode(node, { jars, folder, numbers });
  const processes = numbers.map(start);
  const whole = async (wanted: number) => {
    const began = Date.now();
    const isCopied = () => Date.now() - began < longestCopyMs;
    while (!(await isWhole(addresses, wanted, isCopied() ? ['green'] : ['green', 'yellow']))) {
      if (Date.now() - began > longestStartMs) throw new Error(`the cluster did not come to ${wanted} nodes`);
      await pause(lookMs);
    }
  };
  await whole(count);
  return {
    addresses,
    signal: (node, signal) => void processes[node]?.kill(signal),
    async restart(node) {
      processes[node] = start(node);
    },
    whole,
    async close() {
      const running = processes.filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      );
      const ended = running.map((child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ended);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Nodes {
  readonly jars: string;
  /** Where each keeps what it holds. */
  readonly folder: string;
  readonly numbers: readonly number[];
}

function startNode(node: number, { jars, folder, numbers }: Nodes): ChildProcess {
  const settings = [
    'cluster.name=stoa-trial',
    `node.name=n${node}`,
    `path.home=${path.join(folder, `n${node}`)}`,
    'network.host=127.0.0.1',
    `http.port=${firstPort + node}`,
    `transport.port=${firstTransport + node}`,
    `discovery.seed_hosts=${numbers.map((other) => `127.0.0.1:${firstTransport + other}`).join()}`,
    `cluster.initial_cluster_manager_nodes=${numbers.map((other) => `n${other}`).join()}`,
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
