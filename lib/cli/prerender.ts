import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { aboutPath, homePath, learnPath, questionAddress, subjectPath } from '@/lib/site/paths';

/** Subjects whose pages are made ready. */
const mostSubjects = 100;

/** The pages that most readers come to first: home, the subjects, and so many of the newest questions. */
export function pagesToPrerender(catalog: Catalog, questions: number): readonly string[] {
  if (questions === 0) return [];
  return [
    homePath,
    learnPath,
    aboutPath,
    ...catalog.frame.subjects.slice(0, mostSubjects).map(({ slug }) => subjectPath(slug)),
    ...catalog
      .newest({ offset: 0, limit: questions })
      .map((number) => questionAddress(catalog.record(number))),
  ];
}

/**
 * Asks a server for pages, one after another, so that they are made and compressed before a reader comes. It is asked
 * through a door of its own: on its port another process might answer.
 * @param signal ends it with the page that is being made then
 */
export async function prerender(
  server: Server,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const door = createServer((request, response) => server.emit('request', request, response));
  door.listen({ port: 0, host: '127.0.0.1', exclusive: true });
  await once(door, 'listening');
  const bound = door.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  door.unref();
  for (const path of addresses) {
    if (signal.aborted) break;
    await ask(port, path);
  }
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
