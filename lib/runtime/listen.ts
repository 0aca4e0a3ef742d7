import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { UserError } from '@/lib/process/user-error';
import { errorCode } from '@/lib/text/error-code';

/**
 * Listens on every address of the machine.
 * @throws UserError where the port cannot be had
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE')
        reject(new UserError(`port ${port} is in use: stop what uses it, or set PORT to another`));
      else if (errorCode(error) === 'EACCES')
        reject(new UserError(`port ${port} may not be used by this user: set PORT to one above 1023`));
      else reject(error);
    });
    server.listen(port, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

/**
 * Listens on a free port that only this machine can ask, and no other process has a part in.
 * @returns the port
 */
export async function listenApart(server: Server): Promise<number> {
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server is not on a port');
  return address.port;
}

/** Tried before anything is built, so that a port in use is reported at once. */
export async function refusePortInUse(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise((resolve) => server.close(resolve));
}
