import { createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import type { Asked } from '@/lib/http/context';
import { finish, made } from '@/lib/http/pages/make-page';
import type { FinishedPage } from '@/lib/http/pages/page-cache';

/**
 * An unknown address, never kept: some are helped with a search for their words. The rest, where there are very many,
 * get a page that is made once and the same for all, so that no flood of them has anything rendered.
 */
export async function notFound(asked: Asked): Promise<FinishedPage> {
  const { request, context, address } = asked;
  if (!context.notFoundAllowance.take()) return plainNotFound(asked);
  const headers = { 'x-stoa-lost': encodeURIComponent(address.pathname) };
  try {
    const group = createClientGroup(context.clientOf(request));
    const make = () => made(request, { target: '/lost', headers }, context);
    const captured = await context.lost.run(() => withClientGroup(group, make), group);
    return finish({ ...captured, status: 404 }, context, 'no-store');
  } catch (error) {
    if (!(error instanceof SemaphoreFull)) throw error;
    return plainNotFound(asked);
  }
}

async function plainNotFound({ request, context }: Asked): Promise<FinishedPage> {
  const { notFoundPage } = context;
  notFoundPage.made ??= made(request, { target: '/lost' }, context).then((captured) =>
    finish({ ...captured, status: 404 }, context, 'no-store'),
  );
  return notFoundPage.made.catch((error: unknown) => {
    delete notFoundPage.made;
    throw error;
  });
}
