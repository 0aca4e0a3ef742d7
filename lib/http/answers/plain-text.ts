import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { bareContentPolicy } from '@/lib/http/pages/security-headers';

/**
 * A short answer in plain text.
 * @param headers `Cache-Control: no-store` where it is not among them
 */
export function plainText(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): FinishedPage {
  const usual = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': bareContentPolicy,
    'Cache-Control': 'no-store',
  };
  return { status, headers: { ...usual, ...headers }, etag: '', body: Buffer.from(`${text}\n`) };
}
