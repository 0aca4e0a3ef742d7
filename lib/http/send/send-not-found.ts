import type { IncomingMessage, ServerResponse } from 'node:http';
import { createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import type { Context } from '@/lib/http/context';
import { finish, made } from '@/lib/http/pages/make-page';
import type { Address } from '@/lib/http/routes/address';
import { sendPage } from './send-page';

/**
 * An unknown address, never kept: some are helped with a search for their words. The rest, where there are very many,
 * get a page that is made once and the same for all, so that no flood of them has anything rendered.
 */
export async function sendNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  ask: { context: Context; address: Address },
) {
  const { context, address } = ask;
  if (!context.notFoundAllowance.take()) return sendPlainNotFound(request, response, context);
  const headers = { 'x-stoa-lost': encodeURIComponent(address.pathname) };
  try {
    const group = createClientGroup(context.clientOf(request));
    const make = () => made(request, { target: '/lost', headers }, context);
    const captured = await context.lost.run(() => withClientGroup(group, make), group);
    await sendPage(request, response, finish({ ...captured, status: 404 }, context, 'no-store'));
  } catch (error) {
    if (!(error instanceof SemaphoreFull)) throw error;
    await sendPlainNotFound(request, response, context);
  }
}

async function sendPlainNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const { notFoundPage } = context;
  notFoundPage.made ??= made(request, { target: '/lost' }, context).then((captured) =>
    finish({ ...captured, status: 404 }, context, 'no-store'),
  );
  const page = await notFoundPage.made.catch((error: unknown) => {
    delete notFoundPage.made;
    throw error;
  });
  await sendPage(request, response, page);
}
