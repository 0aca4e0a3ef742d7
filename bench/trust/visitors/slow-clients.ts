import { connect } from 'node:net';
import { send } from '../raw-http';
import { type TrustRow, tryAll } from '../trust-group';
import { homeFiles } from './home-files';

interface SlowClient {
  readonly name: string;
  readonly sockets: number;
  /** What it sends at once, and then each second. */
  readonly first: string;
  readonly later?: string;
  /** Whether it ends its own side after what it sent. */
  readonly isHalfOpen?: boolean;
  readonly isDeaf?: boolean;
  /** When the server has to have ended it, in milliseconds. */
  readonly within: number;
}

/** A busy machine's own delay, beside the bounds of the server and some times what a reader waits there meanwhile. */
const slack = 10_000;
const timesAReader = 3;
/** What is held for so long is never let go. */
const patienceMs = 300_000;
// What is promised, not what the server is set to: a bound that is raised there has to fall here.
const keepAliveTimeout = 5000;
const headerBound = 20_000 + slack;
const silence = 65_000 + slack;

/** Ends within the server's bounds, while a reader is answered each second; the figure is the reader's longest wait. */
export async function trySlowClients(port: number, page: string, isQuick: boolean): Promise<TrustRow> {
  const clients = slowClients(page, await largestOf(port));
  const tried = isQuick ? clients.filter(({ within }) => within <= keepAliveTimeout + slack) : clients;
  const cases = tried.flatMap((client) => Array.from({ length: client.sockets }, () => client));
  const reader = readEachSecond(port, page);
  const held = await Promise.all(cases.map((one) => hold(port, one)));
  const { faults, longest } = await reader.stop();
  const late = timesAReader * longest;
  const row = await tryAll(
    'slow and idle clients are let go',
    [...cases.entries()],
    ([i, { name, within }]) => {
      const after = held[i] ?? patienceMs;
      return after <= within + late ? undefined : `${name}: held for ${Math.round(after)} ms, not ${within}`;
    },
  );
  return {
    ...row,
    tried: row.tried + 1,
    held: row.held + (faults.length === 0 ? 1 : 0),
    failures: [...faults, ...row.failures],
    figure: `a reader beside them waited ${Math.round(longest)} ms at most`,
  };
}

/** @param largest the largest file there is */
function slowClients(page: string, largest: string): readonly SlowClient[] {
  const wholeOf = (target: string) => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const whole = wholeOf(page);
  const head = 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ';
  return [
    { name: 'slow header', sockets: 60, first: head, later: 'x', within: headerBound },
    { name: 'idle from the first', sockets: 500, first: '', within: headerBound },
    {
      name: 'slow body',
      sockets: 20,
      first: 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n',
      later: 'x',
      within: slack,
    },
    {
      name: 'slow chunks',
      sockets: 20,
      first: 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n',
      later: '1\r\nx\r\n',
      within: slack,
    },
    { name: 'half open, half a request', sockets: 20, first: head, isHalfOpen: true, within: slack },
    { name: 'half open, a request', sockets: 20, first: whole, isHalfOpen: true, within: slack },
    { name: 'idle after an answer', sockets: 60, first: whole, within: keepAliveTimeout + slack },
    {
      name: 'idle after an answer, with line breaks',
      sockets: 20,
      first: whole,
      later: '\r\n',
      within: silence,
    },
    // More than the buffers of the system hold, none of it read.
    {
      name: 'slow reader',
      sockets: 4,
      first: wholeOf(largest).repeat(90),
      isDeaf: true,
      within: silence,
    },
    { name: 'reader of very much', sockets: 4, first: whole.repeat(2000), isDeaf: true, within: slack },
  ];
}

/** The largest script or style of the home page. */
async function largestOf(port: number): Promise<string> {
  let largest = { target: '/', length: 0 };
  for (const target of await homeFiles(port)) {
    const { length } = (await send(port, { target })).body;
    if (length > largest.length) largest = { target, length };
  }
  return largest.target;
}

/** Holds a connection as the client does, until the server ends it; for how many milliseconds. */
function hold(port: number, client: SlowClient): Promise<number> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      if (client.first) socket.write(client.first);
      if (client.isHalfOpen) socket.end();
    });
    const timers = [
      setTimeout(() => end(), patienceMs),
      setInterval(() => client.later && socket.writable && socket.write(client.later), 1000),
    ];
    const end = () => {
      for (const timer of timers) clearTimeout(timer);
      socket.destroy();
      resolve(performance.now() - begun);
    };
    if (client.isDeaf) return waitUntilGone(socket, end);
    socket.resume();
    socket.on('end', () => end());
    socket.on('error', () => end());
    socket.on('close', () => end());
  });
}

/** Who does not read is not told of the end: it shows where it writes. */
function waitUntilGone(socket: ReturnType<typeof connect>, end: () => void): void {
  socket.pause();
  socket.on('error', () => end());
  socket.on('close', () => end());
  const probe = setInterval(() => {
    if (socket.destroyed) clearInterval(probe);
    else socket.write('\r\n');
  }, 1000);
}

function readEachSecond(port: number, page: string) {
  const faults: string[] = [];
  let longest = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const begun = performance.now();
      const { status } = await send(port, { target: page });
      longest = Math.max(longest, performance.now() - begun);
      if (status !== 200) faults.push(`the reader beside them got ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await work;
      return { faults, longest };
    },
  };
}
