import { currentLibrary } from '@/lib/library/current';
import {
  absolute,
  questionAddress,
  subjectPath,
  topicPath,
  topicsPath,
  topicsSitemap,
} from '@/lib/site/paths';
import { escapeXml } from '@/lib/text/escape-xml';
import { canonicalUrl } from '../../canonical-url';
import { decodePart } from '../../parameters';
import { sitemapSize } from './sitemap-size';

export const dynamic = 'force-dynamic';

/** One part of a subject: its questions that may be indexed, each once, with their dates; the subject itself in the first. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const match = /^(.+)-([1-9]\d{0,4})\.xml$/.exec(decodePart((await params).name) ?? '');
  const { catalog, baseUrl } = currentLibrary();
  if (match?.[1] === topicsSitemap) return topicsPart(Number(match[2]));
  const subject = match?.[1] === undefined ? undefined : catalog.findSubject(match[1]);
  const part = Number(match?.[2] ?? 0);
  const start = (part - 1) * sitemapSize;
  if (!subject || start >= subject.count) return new Response('There is no such sitemap.\n', { status: 404 });
  const length = Math.min(sitemapSize, subject.count - start);
  const questions = Array.from({ length }, (_, i) => catalog.record(subject.first + start + i));
  const entries = questions
    .filter((question) => !question.noIndex && !question.isCopy)
    .map((question) => ({ url: absolute(baseUrl, questionAddress(question)), question }))
    .filter(({ url, question }) => canonicalUrl(question, baseUrl) === url)
    .map(({ url, question }) => entry(url, question.date));
  if (part === 1) entries.unshift(entry(absolute(baseUrl, subjectPath(subject.slug)), undefined));
  return sitemap(entries);
}

function topicsPart(part: number): Response {
  const { catalog, baseUrl } = currentLibrary();
  const topics = catalog.topics.all.slice((part - 1) * sitemapSize, part * sitemapSize);
  if (topics.length === 0) return new Response('There is no such sitemap.\n', { status: 404 });
  const paths = [...(part === 1 ? [topicsPath] : []), ...topics.map(({ slug }) => topicPath(slug))];
  return sitemap(paths.map((path) => entry(absolute(baseUrl, path), undefined)));
}

function sitemap(entries: readonly string[]): Response {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}

function entry(url: string, date: string | undefined): string {
  const modified = date === undefined ? '' : `<lastmod>${escapeXml(date)}</lastmod>`;
  return `<url><loc>${escapeXml(url)}</loc>${modified}</url>`;
}
