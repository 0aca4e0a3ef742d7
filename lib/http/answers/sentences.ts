import type { Asked } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import type { Address } from '@/lib/http/routes/address';
import {
  pathsBetween,
  type SentencesRequest,
  sentencesName,
  withChecksum,
} from '@/lib/search/format/files/search-file';
import { encodeBlock } from '@/lib/search/format/files/stored-block';
import { maxCompared } from '@/lib/search/format/files/untied-hits';
import { isNearQuery } from '@/lib/search/format/protocol/near-list';
import { bytes } from './files';
import { forReader } from './for-reader';
import { plainText } from './plain-text';
import { tooMany } from './too-many';

/**
 * The sentences of some answers that are nearest a query, for a browser that searches by itself; kept nowhere, as what is
 * near is not.
 */
export async function sentences(asked: Asked): Promise<FinishedPage> {
  const wanted = parseRequest(asked.address);
  if (wanted === undefined)
    return plainText(400, `Give what is asked as q, and the paths of 1 to ${maxCompared} questions as p.`);
  const { meaning, nearestSentences } = asked.context.library;
  if (!meaning.isReady) return plainText(404, 'What queries mean is not known for this library.');
  const refusal = tooMany(asked);
  if (refusal) return refusal;
  const found = (await forReader(asked, () => nearestSentences(wanted.text, wanted.paths))) ?? [];
  const stored = wanted.paths.map((_, i) => ({ question: '', slug: '', passage: found[i] ?? '' }));
  return bytes(withChecksum(sentencesName(wanted), encodeBlock(stored)), 'no-store');
}

function parseRequest({ query }: Address): SentencesRequest | undefined {
  const text = query.get('q') ?? '';
  const paths = (query.get('p') ?? '').split(pathsBetween, maxCompared + 1);
  const isSound = isNearQuery(text) && paths.length <= maxCompared && paths[0] !== '';
  return isSound ? { text, paths } : undefined;
}
