import { currentLibrary } from '@/lib/library/current';
import { homePath } from '@/lib/site/paths';

export const dynamic = 'force-dynamic';

/** Lets a reader keep the site among the apps of a device. */
export function GET(): Response {
  const { name, description, language } = currentLibrary().catalog.frame.site;
  const manifest = {
    id: homePath,
    name,
    short_name: name.slice(0, 12),
    description,
    lang: language,
    start_url: homePath,
    display: 'minimal-ui',
    background_color: '#faf6ee',
    theme_color: '#faf6ee',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  });
}
