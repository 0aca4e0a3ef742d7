import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseTooMany } from '@/lib/http/clients/refuse-too-many';
import type { Context } from '@/lib/http/context';
import { forReader } from '@/lib/http/for-reader';
import type { Address } from '@/lib/http/routes/address';
import { nearName, withChecksum } from '@/lib/search/format/files/search-file';
import { nearQueryLength } from '@/lib/search/format/protocol/near-list';
import { sendBare } from './send-files';
import { sendPlainText } from './send-plain-text';

/**
 * What is nearest a query by its meaning, for a browser that searches by itself: some 300 bytes, kept nowhere, since the
 * address holds what was typed.
 */
export async function sendNear(
  request: IncomingMessage,
  response: ServerResponse,
  { context, address }: { readonly context: Context; readonly address: Address },
): Promise<void> {
  const text = address.query.get('q') ?? '';
  const length = Array.from(text).length;
  if (length === 0 || length > nearQueryLength)
    return sendPlainText(response, 400, `Give what is asked as q: 1 to ${nearQueryLength} characters.`);
  const { meaning } = context.library;
  const build = address.query.get('b') ?? '';
  if (!meaning.isReady || build !== meaning.build)
    return sendPlainText(response, 404, 'What queries mean is not known for this library.');
  if (refuseTooMany(request, response, context)) return;
  const asked = await forReader(request, response, {
    clientOf: context.clientOf,
    task: () => meaning.near(text),
  });
  if (asked === undefined) return;
  const list = asked.done;
  if (list === undefined) {
    response.setHeader('Retry-After', '2');
    return sendPlainText(response, 503, 'Many are searching just now. Please try again in a moment.');
  }
  const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' };
  const body = Buffer.from(withChecksum(nearName(build, text), list));
  await sendBare(request, response, { status: 200, headers, etag: '', body });
}
