import type { Asked } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { nearName, withChecksum } from '@/lib/search/format/files/search-file';
import { isNearQuery, nearQueryLength } from '@/lib/search/format/protocol/near-list';
import { later } from './failure';
import { bytes } from './files';
import { forReader } from './for-reader';
import { plainText } from './plain-text';
import { tooMany } from './too-many';

/**
 * What is nearest a query by its meaning, for a browser that searches by itself: some 300 bytes, kept nowhere, since the
 * address holds what was typed.
 */
export async function near(asked: Asked): Promise<FinishedPage> {
  const { query } = asked.address;
  const text = query.get('q') ?? '';
  if (!isNearQuery(text))
    return plainText(400, `Give what is asked as q: 1 to ${nearQueryLength} characters.`);
  const { meaning } = asked.context.library;
  const build = query.get('b') ?? '';
  if (!meaning.isReady || build !== meaning.build)
    return plainText(404, 'What queries mean is not known for this library.');
  const refusal = tooMany(asked);
  if (refusal) return refusal;
  const list = await forReader(asked, () => meaning.near(text));
  if (list === undefined) return later(2, 'Many are searching just now. Please try again in a moment.');
  return bytes(withChecksum(nearName(build, text), list), 'no-store');
}
