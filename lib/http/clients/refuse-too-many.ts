import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@/lib/http/context';
import { sendPlainText } from '@/lib/http/send/send-plain-text';

/** Counts a request against its client's bound; whether it was beyond, and who asks was told when to come again. */
export function refuseTooMany(
  request: IncomingMessage,
  response: ServerResponse,
  { waitOf }: Pick<Context, 'waitOf'>,
): boolean {
  const wait = waitOf(request);
  if (wait <= 0) return false;
  response.setHeader('Retry-After', String(wait));
  sendPlainText(response, 429, `Too much was asked for from here. Please try again in ${wait} s.`);
  return true;
}
