import type { IncomingMessage } from 'node:http';
import type { Asked } from '@/lib/http/context';
import type { Answer, FinishedPage } from '@/lib/http/pages/page-cache';
import { parseAddress } from '@/lib/http/routes/address';
import { routeOf } from '@/lib/http/routes/route';
import { nearAddress, sentencesAddress } from '@/lib/search/format/files/search-file';
import { searchDataPath } from '@/lib/site/paths';
import { file, picked } from './files';
import { libraryFile } from './library-file';
import { cachedPage, freshPage } from './made-pages';
import { near } from './near';
import { notFound } from './not-found';
import { offlineFile } from './offline-file';
import { plainText } from './plain-text';
import { sentences } from './sentences';
import { stateOf } from './state-of';
import { takenFile } from './taken-file';

/** What a request is answered with, whatever it asks for. */
export async function answerOf(asked: Omit<Asked, 'address'>): Promise<Answer> {
  const { method, url = '' } = asked.request;
  if (!isRead(method)) return plainText(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
  const address = parseAddress(url);
  if (!('refused' in address)) return answerTo({ ...asked, address });
  return address.refused === 'too-long'
    ? plainText(414, 'This address is too long.')
    : plainText(400, 'This address is not well formed.');
}

async function answerTo(asked: Asked): Promise<Answer> {
  const { pathname } = asked.address;
  const { library } = asked.context;
  if (pathname === '/healthz' || pathname === '/readyz') return plainText(200, stateOf(library));
  if (pathname === searchDataPath + nearAddress) return near(asked);
  if (pathname === searchDataPath + sentencesAddress) return sentences(asked);
  const found =
    (await picked(asked)) ?? (await offlineFile(asked)) ?? (await libraryFile(asked)) ?? (await file(asked));
  if (found) return found;
  const route = routeOf(asked.address, library.catalog);
  if (route.kind === 'redirect') return redirect(route.to);
  if (route.kind === 'page') return cachedPage(asked, route.target);
  if (route.kind === 'take') return takenFile(asked, route);
  if (route.kind === 'group') {
    const { groups } = await library.subjectMap(route.subject);
    return groups.some(({ slug }) => slug === route.group)
      ? cachedPage(asked, route.target)
      : notFound(asked);
  }
  return route.kind === 'fresh' ? freshPage(asked, route.target) : notFound(asked);
}

function redirect(to: string): FinishedPage {
  return plainText(308, 'This page has moved.', { Location: to, 'Cache-Control': 'public, max-age=3600' });
}

function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** In development Next answers what is of its own: what was edited, and why it cannot be shown. */
export function isOfNext({ method, url = '' }: IncomingMessage): boolean {
  const address = isRead(method) ? parseAddress(url) : { refused: true };
  return !('refused' in address) && address.parts[0]?.startsWith('_') === true;
}
