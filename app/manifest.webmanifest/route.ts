import { currentLibrary } from '@/lib/library/current';
import { homePath, reviewPath, searchPath } from '@/lib/site/paths';

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
    categories: ['education'],
    background_color: '#faf6ee',
    theme_color: '#faf6ee',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...[192, 512].map((size) => ({ src: `/icon-${size}.png`, ...png(size, size) })),
      { src: '/icon-maskable-512.png', ...png(512, 512), purpose: 'maskable' },
    ],
    screenshots: [
      { src: '/screenshot-phone.png', ...png(390, 844), form_factor: 'narrow', label: 'A question' },
      { src: '/screenshot-desktop.png', ...png(1280, 800), form_factor: 'wide', label: 'A question' },
    ],
    shortcuts: [
      { name: 'Search', url: searchPath() },
      { name: 'Review', url: reviewPath },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  });
}

function png(width: number, height: number) {
  return { sizes: `${width}x${height}`, type: 'image/png' };
}
