import { currentLibrary } from '@/lib/library/current';
import { typedQuery } from '@/lib/search/format/protocol/bound-query';
import { cutShortNotice, maxLimit, maxOffset } from '@/lib/search/format/protocol/search-limits';

export const dynamic = 'force-dynamic';

const defaultLimit = 10;

/**
 * `GET /api/search?q=&subject=&exact=1&list=1&limit=&offset=`: a SearchAnswer as JSON, which says as `leftOut` what of a long
 * query was not searched for, as `close` how many of the `total` are close to what is asked, and as `notice` where it was
 * cut short; 503 where the search failed.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url, 'http://site.invalid');
  const query = typedQuery(searchParams.get('q') ?? '');
  const answer = await currentLibrary().search({
    query,
    subject: searchParams.get('subject') || undefined,
    exact: searchParams.get('exact') === '1',
    isForList: searchParams.get('list') === '1',
    limit: clamped(searchParams.get('limit'), defaultLimit, [1, maxLimit]),
    offset: clamped(searchParams.get('offset'), 0, [0, maxOffset]),
  });
  const isPartial = answer.status === 'ok' && answer.isPartial === true;
  return Response.json(isPartial ? { ...answer, notice: cutShortNotice } : answer, {
    status: answer.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

function clamped(text: string | null, fallback: number, [least, most]: readonly [number, number]): number {
  const number = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
  return Math.min(most, Math.max(least, number));
}
