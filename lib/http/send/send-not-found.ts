import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAskers, withAskers } from '@/lib/concurrency/client-group';
import { GateFull } from '@/lib/concurrency/semaphore';
import type { Address } from '@/lib/http/routes/address';
import type { Context } from '@/lib/http/context';
import { finish, made } from '@/lib/http/pages/make-page';
import { sendPage } from './send-page';

/**
 * An unknown address, never kept: some are helped with a search for their words. The rest, where there are very many,
 * get a page that is made once and the same for all, so that no flood of them has anything rendered.
 */
export async function sendLost(
  request: IncomingMessage,
  response: ServerResponse,
  ask: { context: Context; address: Address },
) {
  const { context, address } = ask;
  if (!context.lostAllowance.take()) return sendPlainLost(request, response, context);
  const headers = { 'x-stoa-lost': encodeURIComponent(address.pathname) };
  try {
    const askers = createAskers(context.clientOf(request));
    const make = () => made(request, { target: '/lost', headers }, context);
    const captured = await context.lost.run(() => withAskers(askers, make), askers);
    await sendPage(request, response, finish({ ...captured, status: 404 }, context, 'no-store'));
  } catch (error) {
    if (!(error instanceof GateFull)) throw error;
    await sendPlainLost(request, response, context);
  }
}

async function sendPlainLost(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const { lostPage } = context;
  lostPage.made ??= made(request, { target: '/lost' }, context).then((captured) =>
    finish({ ...captured, status: 404 }, context, 'no-store'),
  );
  const page = await lostPage.made.catch((error: unknown) => {
    delete lostPage.made;
    throw error;
  });
  await sendPage(request, response, page);
}
