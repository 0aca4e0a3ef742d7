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

/** What is asked for by programs, or lies beside the pages: no reader's address. */
const machineParts: ReadonlySet<string> = new Set([
  ...['404.html', 'copy-formulas.js', 'healthz', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'],
  ...['index.html', 'kept-note.css', 'lost', 'offline-worker.js', 'readyz', 'screenshot-desktop.png'],
  ...['screenshot-phone.png', 'search-data', 'study-data'],
]);

/** Whether a path, from its slash on, is or may become one of what the site answers beside its pages. */
export function isMachinePath(path: string): boolean {
  const [first = ''] = path.slice(1).split('/', 1);
  return /^[_.]/.test(first) || machineParts.has(first);
}
