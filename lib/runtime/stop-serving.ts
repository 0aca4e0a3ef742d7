import cluster from 'node:cluster';
import type { Server } from 'node:http';
import type { HttpHandler } from '@/lib/http/http-handler';

/**
 * Answers are the last on their connection for so long before no more are taken: a reader whose connection is kept
 * open never finds it closed just as he asks, but for one who had not asked in that time.
 */
const drainMs = 1000;
/** Browsers open connections ahead: nobody who means to ask on one now takes so long to begin. */
const unusedMs = 4000;
/** What is under way after so long is cut: a service manager would end the process at 30 s. */
const patienceMs = 20_000;
/** A turn of the event loop is short below so much; a quiet one is waited for so long. */
const shortTurnMs = 2;
const quietWithinMs = 2000;
/** How long the process that looks after several may take for its leave. */
const leaveMs = 2000;

const stopping = new WeakSet<Server>();

/**
 * Finishes what is under way, closes, and ends the process, with 0 unless another code was set. Called again, it goes on as
 * it does. `/readyz` says no meanwhile, but where another process
 * of this machine has taken the place of this one.
 */
export function stopServing(
  { server, beginStop, endUnused }: Pick<HttpHandler, 'server' | 'beginStop' | 'endUnused'>,
  close: () => Promise<void>,
  { isReplaced = false } = {},
): void {
  if (stopping.has(server)) return;
  stopping.add(server);
  beginStop({ isReplaced });
  const finish = () => {
    server.close(() => {
      close().finally(leave);
    });
    server.closeIdleConnections();
    // After what arrived meanwhile was read.
    setTimeout(() => setImmediate(endUnused), unusedMs).unref();
    setTimeout(() => server.closeAllConnections(), patienceMs).unref();
  };
  server.getConnections((_error, count) => {
    setTimeout(() => whenNobodyWaits(server, finish), count === 0 ? 0 : drainMs);
  });
}

/**
 * Calls back when no connection waits to be taken: those that do when a port is closed are reset. In each turn of its event
 * loop Node takes one, so nobody waited where a turn took none; and hardly anybody came since where it was short.
 */
function whenNobodyWaits(server: Server, then: () => void): void {
  const until = performance.now() + quietWithinMs;
  let hasTaken = false;
  const note = () => {
    hasTaken = true;
  };
  const turn = () => {
    const started = performance.now();
    hasTaken = false;
    setImmediate(() => {
      const now = performance.now();
      const isQuiet = !hasTaken && now - started < shortTurnMs;
      if (!isQuiet && now < until) return turn();
      server.off('connection', note);
      then();
    });
  };
  server.on('connection', note);
  turn();
}

/**
 * Ends the process. One of several is handed connections by the one that looks after them, and may be sent another just
 * now: that is given back, and goes to the next, only where the two take leave of each other first.
 */
function leave(): void {
  const { worker } = cluster;
  if (worker === undefined || !process.connected) process.exit();
  process.once('disconnect', () => process.exit());
  worker.disconnect();
  setTimeout(() => process.exit(), leaveMs);
}

/** Stops, once, when a service manager or a terminal says so. */
export function onStopSignal(stop: () => void): void {
  let isAsked = false;
  const once = () => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
}
