import type { Asked } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { bareContentPolicy } from '@/lib/http/pages/security-headers';
import type { Route } from '@/lib/http/routes/route-kinds';
import { etagOf, revalidate } from '@/lib/http/send/static-files';
import { savedAs, savedName } from '@/lib/site/saved-name';
import { takenFiles } from '@/lib/site/take-address';
import { makeTaken } from '@/lib/take/make-take';
import type { TakenLibrary } from '@/lib/take/taken-library';
import { forReader } from './for-reader';
import { tooMany } from './too-many';

type TakeRoute = Extract<Route, { kind: 'take' }>;

/** A file that questions are taken along in: made once for a snapshot, in the turn of its client. */
export async function takenFile(asked: Asked, route: TakeRoute): Promise<FinishedPage> {
  const { context } = asked;
  const { target } = route;
  const kept = target === undefined ? undefined : context.taken.find(target);
  if (kept) return kept;
  const refusal = tooMany(asked);
  if (refusal) return refusal;
  const makeNew = () => made(route, context.library);
  const make = () => (target === undefined ? makeNew() : context.taken.get(target, makeNew));
  return forReader(asked, (group, signal) => context.taking.run(make, group, signal));
}

async function made({ taken, file, target }: TakeRoute, library: TakenLibrary): Promise<FinishedPage> {
  const { bytes, isLesser } = await makeTaken(file, taken, library);
  const { mediaType } = takenFiles[file];
  return {
    status: 200,
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': savedAs(savedName(taken.title, file)),
      'Content-Security-Policy': bareContentPolicy,
      'Cache-Control': target === undefined ? 'no-store' : revalidate,
      'X-Robots-Tag': 'noindex',
    },
    etag: etagOf(bytes),
    body: bytes,
    // An archive would not get smaller.
    isPacked: !mediaType.startsWith('text/'),
    ...(isLesser ? { until: performance.now() } : {}),
  };
}
