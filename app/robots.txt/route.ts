import { currentLibrary } from '@/lib/library/current';
import { absolute } from '@/lib/site/paths';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const sitemap = absolute(currentLibrary().baseUrl, '/sitemap.xml');
  return new Response(`User-agent: *\nDisallow: /api/\n\nSitemap: ${sitemap}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
