import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';

/** The port of a server that listens from now on, to this machine alone. */
export async function portOf(server: Server | SecureServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Ends a server and all that is connected to it; resolves when its port is free. */
export async function closeServer(server: Server | SecureServer): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** A port that nothing listens on, for a program that is to open it itself. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
