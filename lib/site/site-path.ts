/** The first parts of all paths that the site answers (`lib/http/routes`). */
const firstParts: ReadonlySet<string> = new Set([
  '',
  ...['about', 'api', 'compare', 'files', 'icon.svg', 'learn', 'manifest.webmanifest', 'offline'],
  ...['opensearch.xml', 'pictures', 'q', 'review', 'robots.txt', 'search', 'sheet', 'shelf', 'sitemap.xml'],
  ...['sitemaps', 'take', 'topics'],
]);

/** Whether a path, from its slash on, may be one of the site; that there is such a page the catalog decides. */
export function isSitePath(path: string): boolean {
  return firstParts.has(path.slice(1).split(/[/?#]/, 1)[0] ?? '');
}
