import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseTooMany } from '@/lib/http/clients/refuse-too-many';
import type { Context } from '@/lib/http/context';
import { forReader } from '@/lib/http/for-reader';
import type { Address } from '@/lib/http/routes/address';
import {
  pathsBetween,
  type SentencesRequest,
  sentencesName,
  withChecksum,
} from '@/lib/search/format/files/search-file';
import { encodeBlock } from '@/lib/search/format/files/stored-block';
import { maxCompared } from '@/lib/search/format/files/untied-hits';
import { nearQueryLength } from '@/lib/search/format/protocol/near-list';
import { sendBare } from './send-files';
import { sendPlainText } from './send-plain-text';

/**
 * The sentences of some answers that are nearest a query, for a browser that searches by itself; kept nowhere, as what is
 * near is not.
 */
export async function sendSentences(
  request: IncomingMessage,
  response: ServerResponse,
  { context, address }: { readonly context: Context; readonly address: Address },
): Promise<void> {
  const asked = askedOf(address);
  if (asked === undefined)
    return sendPlainText(
      response,
      400,
      `Give what is asked as q, and the paths of 1 to ${maxCompared} questions as p.`,
    );
  const { meaning, nearestSentences } = context.library;
  if (!meaning.isReady)
    return sendPlainText(response, 404, 'What queries mean is not known for this library.');
  if (refuseTooMany(request, response, context)) return;
  const found = await forReader(request, response, {
    clientOf: context.clientOf,
    task: () => nearestSentences(asked.text, asked.paths),
  });
  if (found === undefined) return;
  const passages = found.done ?? [];
  const stored = asked.paths.map((_, i) => ({ question: '', slug: '', passage: passages[i] ?? '' }));
  const headers = { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' };
  const body = Buffer.from(withChecksum(sentencesName(asked), encodeBlock(stored)));
  await sendBare(request, response, { status: 200, headers, etag: '', body });
}

function askedOf({ query }: Address): SentencesRequest | undefined {
  const text = query.get('q') ?? '';
  const paths = (query.get('p') ?? '').split(pathsBetween, maxCompared + 1);
  const length = Array.from(text).length;
  const isSound = length > 0 && length <= nearQueryLength && paths.length <= maxCompared && paths[0] !== '';
  return isSound ? { text, paths } : undefined;
}
