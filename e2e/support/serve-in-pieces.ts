import { createServer } from 'node:http';
import { closeServer, portOf } from '@/test-support/port-of';

/** Passes a site on; of its pages only what stands before a text is sent, until the rest is asked for. */
export async function serveInPieces(
  site: string,
  before: string,
): Promise<{ readonly url: string; sendRest(): void; stop(): Promise<void> }> {
  let sendRest = () => {};
  const isAsked = new Promise<void>((resolve) => {
    sendRest = resolve;
  });
  const server = createServer(async (request, response) => {
    const answer = await fetch(site + request.url);
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'Content-Type': type });
    if (!type.startsWith('text/html')) return response.end(body);
    const at = body.indexOf(before);
    response.write(body.subarray(0, at));
    await isAsked;
    return response.end(body.subarray(at));
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    sendRest,
    stop: () => closeServer(server),
  };
}
