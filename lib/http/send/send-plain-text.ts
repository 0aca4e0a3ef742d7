import type { ServerResponse } from 'node:http';
import { bareContentPolicy } from '@/lib/http/pages/security-headers';

/** A short answer in plain text. */
export function sendPlainText(
  response: ServerResponse,
  status: number,
  text: string,
  cacheControl = 'no-store',
): void {
  const body = Buffer.from(`${text}\n`, 'utf8');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Content-Security-Policy', bareContentPolicy);
  response.setHeader('Cache-Control', cacheControl);
  response.setHeader('Content-Length', body.length);
  response.writeHead(status);
  response.end(body);
}
