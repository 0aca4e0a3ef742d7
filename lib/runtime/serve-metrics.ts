import { createServer } from 'node:http';
import { metric, type SearchMetrics } from '@/lib/search/server/search-metrics';

export interface MetricsSource {
  readonly search: Pick<SearchMetrics, 'lines'>;
  /** When what is served was built, ms since 1970; undefined where that cannot be told. */
  readonly builtAt: () => number | undefined;
  /** Whether something is not as it should be. */
  readonly isDegraded: () => boolean;
}

/**
 * Answers `/metrics` on this machine alone, in the text format of Prometheus: no query and no address of a reader is in it.
 * A port that is taken is said, and nothing else comes of it.
 */
export function serveMetrics(
  port: number,
  { search, builtAt, isDegraded }: MetricsSource,
  log: (message: string) => void,
): { close(): void } {
  const text = () =>
    [
      ...search.lines(),
      ...metric('stoa_snapshot_age_seconds', 'gauge', 'How long ago what is served was built.'),
      `stoa_snapshot_age_seconds ${(Date.now() - (builtAt() ?? Number.NaN)) / 1000}`,
      ...metric('stoa_degraded', 'gauge', 'Whether /readyz says that something is degraded.'),
      `stoa_degraded ${isDegraded() ? 1 : 0}`,
    ].join('\n');
  const server = createServer((request, response) => {
    const isKnown = request.url === '/metrics';
    response.writeHead(isKnown ? 200 : 404, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
    response.end(isKnown ? `${text()}\n` : 'Metrics are at /metrics.\n');
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
