import type { IncomingMessage, ServerResponse } from 'node:http';
import { createAskers, withAskers } from '@/lib/concurrency/client-group';
import type { Address } from '@/lib/http/routes/address';
import { asksTooOften } from '@/lib/http/clients/refuse-too-many';
import type { Context } from '@/lib/http/context';
import { forReader, unlessBusy } from '@/lib/http/for-reader';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { finish, made } from '@/lib/http/pages/make-page';
import type { Route } from '@/lib/http/routes/route-kinds';
import { sendPage } from './send-page';
import { sendLost } from './send-not-found';
import { revalidate } from './static-files';

/**
 * The kept page whose target is the address word for word: most readers ask so, and nothing need be taken apart. A target
 * with a query is of Next alone: readers are led elsewhere.
 */
export function findAsWritten(
  { method, url = '' }: IncomingMessage,
  { pages }: Context,
): FinishedPage | undefined {
  return method === 'GET' && !url.includes('?') ? pages.find(keyOf(url)) : undefined;
}

function keyOf(target: string): string {
  return `page ${target}`;
}

/**
 * A page that is made once and kept. Who asks while it is being made waits in the turn of all who do: another's may be
 * long in coming.
 */
export async function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  ask: { readonly context: Context; readonly target: string; readonly address: Address },
): Promise<void> {
  const { context, target, address } = ask;
  const key = keyOf(target);
  const askers = context.askersOf.get(key) ?? createAskers();
  askers.join(context.clientOf(request));
  const make = async () => {
    const shared = await context.shared?.read(target);
    if (shared) return shared;
    const task = () => withAskers(askers, () => made(request, { target }, context));
    const captured = await context.making.run(task, askers);
    const page = finish(captured, context, revalidate);
    if (page.until === undefined) context.shared?.write(target, page);
    return page;
  };
  const makeForAll = () => {
    context.askersOf.set(key, askers);
    return make().finally(() => context.askersOf.delete(key));
  };
  const page = await unlessBusy(response, () => context.pages.get(key, makeForAll));
  if (page === undefined) return;
  // A page of a list beyond its end: the address is well formed, and leads nowhere.
  if (page.status === 404) return sendLost(request, response, { context, address });
  await sendPage(request, response, page);
}

/** A page that is made for this request alone. */
export async function sendFresh(
  request: IncomingMessage,
  response: ServerResponse,
  { context, route }: { context: Context; route: Route & { kind: 'fresh' } },
): Promise<void> {
  if (asksTooOften(request, response, context)) return;
  const make = () => made(request, { target: route.target }, context);
  const captured = await forReader(request, response, {
    clientOf: context.clientOf,
    task: (askers, signal) => context.searches.run(make, askers, signal),
  });
  if (captured) await sendPage(request, response, finish(captured.done, context, 'no-store'));
}
