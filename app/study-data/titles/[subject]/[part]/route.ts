import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { type TitleEntry, titlePart, titleParts } from '@/lib/study/model/title-part';
import { decodePart } from '../../../../parameters';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ readonly subject: string; readonly part: string }>;
}

/**
 * The titles that a shelf shows: it asks for those of hundreds of questions at once, so that nobody learns which of them a
 * reader has saved.
 */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { subject, part } = await params;
  const { catalog } = currentLibrary();
  const found = catalog.findSubject(decodePart(subject) ?? '');
  const [, parts, wanted] = /^(\d+)-(\d+)\.json$/.exec(part)?.map(Number) ?? [];
  if (!found || parts === undefined) return new Response('There are no such titles.\n', { status: 404 });
  if (parts !== titleParts(found.count) || wanted === undefined)
    return new Response('There are no such titles.\n', { status: 404 });
  const isInPart = (slug: string) => titlePart(slug, parts) === wanted;
  const entries = [
    ...titlesOf(catalog, numbersByPart(catalog, found)[wanted] ?? []),
    ...movedFrom(catalog, found, isInPart),
  ];
  return new Response(JSON.stringify(entries), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}

function titlesOf(catalog: Catalog, numbers: readonly number[]): readonly TitleEntry[] {
  return numbers.map((number) => {
    const { slug, question } = catalog.record(number);
    return [slug, question];
  });
}

/** By frames: each request has a catalog of its own around the same one. */
const parted = new WeakMap<Catalog['frame'], Map<string, readonly (readonly number[])[]>>();

/** The numbers of a subject's questions by part. Its records are read for that once, not for each of its parts. */
function numbersByPart(
  catalog: Catalog,
  { slug: subject, first, count }: SubjectRecord,
): readonly (readonly number[])[] {
  const known = parted.get(catalog.frame) ?? new Map<string, readonly (readonly number[])[]>();
  parted.set(catalog.frame, known);
  const found = known.get(subject);
  if (found) return found;
  const parts = titleParts(count);
  const made = Array.from({ length: parts }, (): number[] => []);
  for (let i = first; i < first + count; i++) made[titlePart(catalog.record(i).slug, parts)]?.push(i);
  known.set(subject, made);
  return made;
}

/** Questions that were of this subject under these slugs. */
function movedFrom(
  catalog: Catalog,
  { slug: subject }: SubjectRecord,
  isInPart: (slug: string) => boolean,
): readonly TitleEntry[] {
  return catalog.frame.redirects.flatMap(([from, to]): TitleEntry[] => {
    const slug = from.slice(subject.length + 1);
    const now = from.startsWith(`${subject}/`) && isInPart(slug) ? catalog.find(to) : undefined;
    return now ? [[slug, now.question, to]] : [];
  });
}
