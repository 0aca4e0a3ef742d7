import { createServer } from 'node:http';
import { messageOf } from '@/lib/text/error-message';

/**
 * Answers `/metrics` on this machine alone, in the text format of Prometheus.
 * A port that is taken is said, and nothing else comes of it.
 * @param text rejects where it cannot be told just now: then the answer is 503
 */
export function serveMetrics(
  port: number,
  text: () => Promise<string>,
  log: (message: string) => void,
): { close(): void } {
  const server = createServer((request, response) => {
    const send = (status: number, body: string) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
      response.end(body);
    };
    if (request.url !== '/metrics') return send(404, 'Metrics are at /metrics.\n');
    text().then(
      (body) => send(200, body),
      (error: unknown) => send(503, `${messageOf(error)}\n`),
    );
  });
  server.on('error', (error) => log(`metrics are not served: ${error.message}`));
  server.listen(port, '127.0.0.1').unref();
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
