import { currentLibrary } from '@/lib/library/current';
import { absolute, sitemapPath, topicsSitemap } from '@/lib/site/paths';
import { escapeXml } from '@/lib/text/escape-xml';
import { sitemapSize } from '../sitemaps/[name]/sitemap-size';

export const dynamic = 'force-dynamic';

/** The index of the sitemaps: one a subject, or several where it is large. */
export function GET(): Response {
  const { catalog, baseUrl } = currentLibrary();
  const parts = [...catalog.frame.subjects, { slug: topicsSitemap, count: catalog.topics.all.length }];
  const files = parts.flatMap(({ slug, count }) =>
    Array.from({ length: Math.ceil(count / sitemapSize) }, (_, i) =>
      absolute(baseUrl, sitemapPath(slug, i + 1)),
    ),
  );
  const entries = files.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>`).join('\n');
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}\n</sitemapindex>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
