import type { IncomingMessage } from 'node:http';
import { type ClientGroup, createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import type { Asked, Context } from '@/lib/http/context';
import { finish, type MadePage, made } from '@/lib/http/pages/make-page';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { revalidate } from '@/lib/http/send/static-files';
import { searchApiPath } from '@/lib/site/paths';
import { forReader } from './for-reader';
import { notFound } from './not-found';
import { tooMany } from './too-many';

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
export async function cachedPage(asked: Asked, target: string): Promise<FinishedPage> {
  const { request, context } = asked;
  const key = keyOf(target);
  const group = context.groupOf.get(key) ?? createClientGroup();
  group.join(context.clientOf(request));
  const makeForAll = () => {
    context.groupOf.set(key, group);
    return makePage(asked, target, group).finally(() => context.groupOf.delete(key));
  };
  const page = await context.pages.get(key, makeForAll);
  // A page of a list beyond its end: the address is well formed, and leads nowhere.
  return page.status === 404 ? notFound(asked) : page;
}

async function makePage(
  { request, context }: Asked,
  target: string,
  group: ClientGroup,
): Promise<FinishedPage> {
  const shared = await context.shared?.read(target);
  if (shared) return shared;
  const task = () => withClientGroup(group, () => made(request, { target }, context));
  const captured = await context.making.run(task, group);
  const page = finish(captured, context, revalidate);
  if (page.until === undefined) context.shared?.write(target, page);
  return page;
}

/** The kept page, or one that is made for a packed file: very many of them must not drive out what readers ask for. */
export async function passingPage(asked: Asked, target: string): Promise<FinishedPage> {
  const { request, context } = asked;
  const kept = context.pages.find(keyOf(target));
  // Next listens to the request once for each page.
  request.setMaxListeners(0);
  return kept ?? makePage(asked, target, createClientGroup(context.clientOf(request)));
}

/** A page that is made for this request alone. */
export async function freshPage(asked: Asked, target: string): Promise<FinishedPage> {
  const { request, context } = asked;
  const refusal = tooMany(asked);
  if (refusal) return refusal;
  const make = () => made(request, { target }, context);
  const captured = await forReader(asked, (group, signal) => context.searches.run(make, group, signal));
  return captured.status === 404
    ? notFound(asked)
    : finish(captured, context, isOfBuild(asked, captured) ? cachedSearch : 'no-store');
}

/**
 * An answer of the index that the address names is the same for everybody who asks for it. Browsers ask again after ten
 * minutes, and what lies between after a day: the model that hears meaning may have been another.
 */
const cachedSearch =
  'public, max-age=600, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800, immutable';

function isOfBuild({ address }: Asked, { notes }: MadePage): boolean {
  const { pathname, query } = address;
  return pathname === searchApiPath && !!notes.searchedBuild && query.get('build') === notes.searchedBuild;
}
