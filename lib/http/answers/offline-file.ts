import type { SubjectRecord } from '@/lib/catalog/question-record';
import { createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import type { Asked } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { withHead } from '@/lib/http/pages/page-head';
import { bareContentPolicy } from '@/lib/http/pages/security-headers';
import { parseAddress } from '@/lib/http/routes/address';
import { routeOf } from '@/lib/http/routes/route';
import { etagOf, immutable, revalidate } from '@/lib/http/send/static-files';
import { packSubjectPages } from '@/lib/offline/build/pack-subject-pages';
import { buildSubjectList } from '@/lib/offline/build/subject-list';
import { parseSubjectList, type SubjectList } from '@/lib/offline/format/subject-list';
import { bytes } from './files';
import { passingPage } from './made-pages';
import { plainText } from './plain-text';

/** What lists were made of, so that none is read again for each file of a subject. */
const lists = new WeakMap<FinishedPage, SubjectList>();

/** What a reader fetches to keep a subject: its list, its pages in packed files, its search; undefined for other addresses. */
export async function offlineFile(asked: Asked): Promise<FinishedPage | undefined> {
  const { parts } = asked.address;
  const [first, slug = '', name = ''] = parts;
  const subject =
    first === 'offline' && parts.length === 3 ? asked.context.library.catalog.findSubject(slug) : undefined;
  if (subject === undefined) return undefined;
  const listPage = await asked.context.pages.get(`offline ${slug}`, () => makeList(subject, asked));
  if (name === 'list.json') return listPage;
  const list = lists.get(listPage) ?? parseSubjectList(listPage.body.toString('utf8'));
  const file = new RegExp(`^pages-${list.version}-(\\d{1,6})\\.bin$`).exec(name)?.[1];
  if (file === undefined && name !== list.search) return plainText(404, 'There is no such file any more.');
  return asked.context.pages.get(`offline ${slug} ${name}`, async () => {
    const made = file ? await pagesOfFile(list, Number(file), asked) : await searchOf(slug, asked);
    return made ? { ...bytes(made, immutable), isPacked: true } : plainText(404, 'There is no such file.');
  });
}

async function makeList(subject: SubjectRecord, { context }: Asked): Promise<FinishedPage> {
  const { library, site = '' } = context;
  const searchBuild = await library.searchBuild();
  const list = await buildSubjectList(subject, { catalog: library.catalog, site, searchBuild });
  const body = Buffer.from(JSON.stringify(list));
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Security-Policy': bareContentPolicy,
    'Cache-Control': revalidate,
  };
  const page = { status: 200, headers, etag: etagOf(body), body };
  lists.set(page, list);
  return page;
}

function pagesOfFile(list: SubjectList, file: number, asked: Asked): Promise<Buffer | undefined> {
  const { catalog } = asked.context.library;
  return packSubjectPages(list, file, async (written) => {
    const address = parseAddress(written);
    const route = 'refused' in address ? undefined : routeOf(address, catalog);
    if (route?.kind !== 'page') throw new Error(`${written} is the address of no page`);
    const { status, body, headers } = await passingPage(asked, route.target);
    if (status !== 200) throw new Error(`${written} was answered with ${status}`);
    return withHead(body.toString('utf8'), namedInSmall(headers));
  });
}

function namedInSmall(headers: FinishedPage['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** For all who wait for it: no reader who leaves ends it. */
function searchOf(subject: string, { request, context }: Asked): Promise<Uint8Array | undefined> {
  const group = createClientGroup(context.clientOf(request));
  return withClientGroup(group, () => context.library.packSubject(subject));
}
