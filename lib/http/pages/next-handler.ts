import { createServer } from 'node:http';
import next from 'next';
import type { NextHandler } from './capture';

/** Next's own handler of the built site, or of its sources in development. */
export async function loadNext(options: {
  readonly isDevelopment: boolean;
  readonly port: number;
}): Promise<NextHandler> {
  const app = next({
    dev: options.isDevelopment,
    dir: process.cwd(),
    port: options.port,
    hostname: 'localhost',
    // Next takes upgrades from the server of its first request, which is the readers' own, and lets them hang: it gets one
    // that never listens. In development they tell the browser what was edited.
    ...(options.isDevelopment ? {} : { httpServer: createServer() }),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return async (request, response) => {
    await handle(request, response);
  };
}
