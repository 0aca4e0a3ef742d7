import { pictureContentPolicy } from '@/lib/http/pages/security-headers';
import { immutable, revalidate } from '@/lib/http/send/static-files';
import { downloadsPath, picturesPath } from '@/lib/site/paths';
import type { Moved } from './moved-pages';

/** Paths whose files are named after what they hold, and so are good forever. */
const lasting = ['/_next/static/', '/search-data/', picturesPath, downloadsPath];
/** The one search file whose name stays the same. */
const searchManifest = '/search-data/manifest.bin';

/** Headers by path for hosts that read a `_headers` file; each path is named once, since such hosts join what they find. */
export function headersFile(
  security: Readonly<Record<string, string>>,
  searchFiles: readonly string[],
): string {
  const block = (path: string, headers: Readonly<Record<string, string>>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return `${[
    block('/*', { ...security, 'Content-Security-Policy': framing }),
    block('/_next/static/*', { 'Cache-Control': immutable }),
    block(`${picturesPath}*`, {
      'Cache-Control': immutable,
      'Content-Security-Policy': pictureContentPolicy,
    }),
    block(`${downloadsPath}*`, { 'Cache-Control': immutable, 'Content-Disposition': 'attachment' }),
    // All but the manifest, which no kind of them shares its first letter with.
    ...searchFiles.map((start) => block(`/search-data/${start}*`, { 'Cache-Control': immutable })),
  ].join('\n\n')}\n`;
}

/** Pages say their own policy; only this cannot be said in a page. */
const framing = "frame-ancestors 'none'";

/** Redirects for hosts that read a `_redirects` file, one a line. */
export function redirectsFile(moved: Iterable<Moved>): string {
  let text = '';
  for (const { from, to } of moved) text += `${from} ${to} 308\n`;
  return text;
}

/** The same for nginx: the inside of a `map` by address. */
export function redirectsMap(moved: Iterable<Moved>): string {
  let text = '';
  for (const { from, to } of moved)
    text += `"${decodeURIComponent(from).replace(/["\\$]/g, '\\$&')}" "${to}";\n`;
  return text;
}

/** A site for nginx, to be included in its `http` block. Folder and name are to be put right by hand. */
export function nginxSite(options: {
  readonly folder: string;
  readonly redirectsFile: string;
  readonly security: Readonly<Record<string, string>>;
}): string {
  const headers = Object.entries({
    ...options.security,
    'Content-Security-Policy': '$stoa_policy',
    'Content-Disposition': '$stoa_disposition',
    'Cache-Control': '$stoa_cache',
  });
  return `# The exported site, served by nginx: include this file in its http block, and put name and folder right.
# These have to stand before the first map.
map_hash_bucket_size 1024;
map_hash_max_size 262144;
${nginxMaps(options.redirectsFile)}server {
  listen 80;
  server_name example.org;
  root ${options.folder};
  charset utf-8;
  charset_types text/css text/plain text/xml application/javascript text/javascript application/json;
  absolute_redirect off;
  server_tokens off;
  gzip_static on;
  # brotli_static on;  # with the ngx_brotli module
  error_page 404 /404.html;
  error_page 403 =404 /404.html;
${headers.map(([name, value]) => `  add_header ${name} "${value}" always;`).join('\n')}
  if ($stoa_moved != "") {
    return 308 $stoa_moved;
  }
  location ~ /\\.|^/_(headers|redirects)$ {
    return 404;
  }
  location ~ /cite\\.bib$ { default_type application/x-bibtex; }
  location ~ /cite\\.ris$ { default_type application/x-research-info-systems; }
  location = /manifest.webmanifest { default_type application/manifest+json; }
  location / {
    # A page is the index of its folder, and keeps its address without a slash.
    try_files $uri $uri/index.html =404;
  }
}
`;
}

/** What nginx says of an address, by variables that each headers' line names. */
function nginxMaps(redirectsFile: string): string {
  return `map $uri $stoa_cache {
  default "${revalidate}";
  ${searchManifest} "${revalidate}";
${lasting.map((path) => `  ~^${path} "${immutable}";`).join('\n')}
}
map $uri $stoa_policy {
  default "${framing}";
  ~^${picturesPath} "${pictureContentPolicy}";
}
map $uri $stoa_disposition {
  default "";
  ~^${downloadsPath} "attachment";
}
map $uri $stoa_moved {
  default "";
  include ${redirectsFile};
}
`;
}
