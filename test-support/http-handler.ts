import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Asked, Context, ServedContent } from '@/lib/http/context';
import type { Address } from '@/lib/http/routes/address';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';

/** A library of one question, as far as an HTTP handler asks it. */
export const libraryOfOne = {
  catalog: {
    frame: { total: 1 },
    findSubject: () => undefined,
    findRedirect: () => undefined,
    find: (path: string) => (path === '' ? undefined : { subject: 'art', slug: 'q' }),
  },
  baseUrl: 'http://localhost:3000',
  meaning: noMeaning,
} as unknown as OpenedLibrary;

/** A library without files. */
export function contentOf(library: OpenedLibrary): ServedContent {
  return {
    snapshot: 'one',
    library,
    sources: [],
    pickHits: async () => undefined,
    pickParts: async () => undefined,
  };
}

/** A request for an address, without a connection. */
export function askedOf(address: Address, context: Context): Asked {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  return { request, address, context, onLeave: () => () => {} };
}
