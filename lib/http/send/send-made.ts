import type { IncomingMessage, ServerResponse } from 'node:http';
import { createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import { refuseTooMany } from '@/lib/http/clients/refuse-too-many';
import type { Context } from '@/lib/http/context';
import { forReader, unlessBusy } from '@/lib/http/for-reader';
import { finish, made } from '@/lib/http/pages/make-page';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import type { Address } from '@/lib/http/routes/address';
import type { Route } from '@/lib/http/routes/route-kinds';
import { sendNotFound } from './send-not-found';
import { sendPage } from './send-page';
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
export async function sendCached(
  request: IncomingMessage,
  response: ServerResponse,
  ask: { readonly context: Context; readonly target: string; readonly address: Address },
): Promise<void> {
  const { context, target, address } = ask;
  const key = keyOf(target);
  const group = context.groupOf.get(key) ?? createClientGroup();
  group.join(context.clientOf(request));
  const make = async () => {
    const shared = await context.shared?.read(target);
    if (shared) return shared;
    const task = () => withClientGroup(group, () => made(request, { target }, context));
    const captured = await context.making.run(task, group);
    const page = finish(captured, context, revalidate);
    if (page.until === undefined) context.shared?.write(target, page);
    return page;
  };
  const makeForAll = () => {
    context.groupOf.set(key, group);
    return make().finally(() => context.groupOf.delete(key));
  };
  const page = await unlessBusy(response, () => context.pages.get(key, makeForAll));
  if (page === undefined) return;
  // A page of a list beyond its end: the address is well formed, and leads nowhere.
  if (page.status === 404) return sendNotFound(request, response, { context, address });
  await sendPage(request, response, page);
}

/** A page that is made for this request alone. */
export async function sendFresh(
  request: IncomingMessage,
  response: ServerResponse,
  { context, route }: { context: Context; route: Route & { kind: 'fresh' } },
): Promise<void> {
  if (refuseTooMany(request, response, context)) return;
  const make = () => made(request, { target: route.target }, context);
  const captured = await forReader(request, response, {
    clientOf: context.clientOf,
    task: (group, signal) => context.searches.run(make, group, signal),
  });
  if (captured) await sendPage(request, response, finish(captured.done, context, 'no-store'));
}
