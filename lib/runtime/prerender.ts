import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { aboutPath, homePath, learnPath, questionAddress, subjectPath } from '@/lib/site/paths';
import { listenApart } from './listen';

/** Subjects whose pages are made ready. */
const maxSubjects = 100;
/** A page is begun once no reader has asked for anything for so long, or after all once it has waited so much longer. */
const quietMs = 100;
const patienceMs = 2000;

/**
 * The pages that most readers come to first: home, the subjects, and so many of the newest questions. The first three are
 * one of each kind: with them most of what makes pages has been loaded and has run.
 */
export function pagesToPrerender(catalog: Catalog, questions: number): readonly string[] {
  if (questions === 0) return [];
  const newest = catalog.newest({ offset: 0, limit: questions }).map(catalog.record).map(questionAddress);
  const subjects = catalog.frame.subjects.slice(0, maxSubjects).map(({ slug }) => subjectPath(slug));
  const firsts = [homePath, ...newest.slice(0, 1), ...subjects.slice(0, 1)];
  return [...firsts, learnPath, aboutPath, ...subjects.slice(1), ...newest.slice(1)];
}

/**
 * Asks a server for pages, one after another, so that they are made and compressed before a reader comes. Readers who are
 * there already go before. It is asked on a port of its own: on its port another process might answer.
 * @param signal ends it with the page that is being made then
 */
export async function prerender(
  server: Server,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const readers = watchReaders(server);
  const door = createServer((request, response) => {
    readers.leaveOut(request);
    server.emit('request', request, response);
  });
  const port = await listenApart(door);
  door.unref();
  for (const path of addresses) {
    await readers.gone(signal);
    if (signal.aborted) break;
    await ask(port, path);
  }
  readers.stop();
  door.close();
  door.closeAllConnections();
}

/** A page that cannot be had now is made when a reader asks for it. */
function ask(port: number, path: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'Accept-Encoding': 'br' };
    get({ port, host: '127.0.0.1', path, headers }, (response) => {
      response.resume();
      response.once('close', resolve);
    }).once('error', () => resolve());
  });
}

/** Tells whether a server has readers just now. */
function watchReaders(server: Server) {
  const own = new WeakSet<IncomingMessage>();
  let underWay = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  const notice = (request: IncomingMessage, response: ServerResponse) => {
    if (own.has(request)) return;
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      lastMs = performance.now();
    });
  };
  server.on('request', notice);
  return {
    leaveOut: (request: IncomingMessage) => void own.add(request),
    stop: () => void server.off('request', notice),
    /** Resolves once there are none, or after some patience. */
    async gone(signal: AbortSignal): Promise<void> {
      const until = performance.now() + patienceMs;
      while (!signal.aborted && performance.now() < until) {
        if (underWay === 0 && performance.now() - lastMs >= quietMs) return;
        await sleep(quietMs / 2);
      }
    },
  };
}
