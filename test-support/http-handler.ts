import { IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { ServedContent } from '@/lib/http/context';
import { noMeaning } from '@/lib/library/library-meaning';
import type { OpenedLibrary } from '@/lib/library/open-library';

/** A library of one question, as far as an HTTP handler asks it. */
export const libraryOfOne = {
  catalog: { frame: { total: 1 }, findSubject: () => undefined, find: () => ({ subject: 'art', slug: 'q' }) },
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

/** The port of a server that listens from now on, to this machine alone. */
export async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** What is answered, without a connection. */
export async function answered(
  send: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ readonly response: ServerResponse; readonly body: Buffer }> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  response.write = (chunk: Buffer) => chunks.push(chunk) > 0;
  response.end = ((chunk?: Buffer | string) => {
    if (chunk) chunks.push(Buffer.from(chunk));
    return response;
  }) as typeof response.end;
  await send(request, response);
  return { response, body: Buffer.concat(chunks) };
}
