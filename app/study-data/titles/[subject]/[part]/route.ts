import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { type TitleEntry, titlePart } from '@/lib/study/model/title-part';
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
  const isInPart = (slug: string) => titlePart(slug, parts) === wanted;
  const entries = [...titlesOf(catalog, found), ...movedFrom(catalog, found)].filter(([slug]) =>
    isInPart(slug),
  );
  return new Response(JSON.stringify(entries), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}

function titlesOf(catalog: Catalog, { first, count }: SubjectRecord): readonly TitleEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const { slug, question } = catalog.record(first + i);
    return [slug, question];
  });
}

/** Questions that were of this subject under these slugs. */
function movedFrom(catalog: Catalog, { slug: subject }: SubjectRecord): readonly TitleEntry[] {
  return catalog.frame.redirects.flatMap(([from, to]): TitleEntry[] => {
    const now = from.startsWith(`${subject}/`) ? catalog.find(to) : undefined;
    return now ? [[from.slice(subject.length + 1), now.question, to]] : [];
  });
}
