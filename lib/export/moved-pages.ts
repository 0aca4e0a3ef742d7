import type { Catalog } from '@/lib/catalog/open-catalog';
import { absolute, questionAddress } from '@/lib/site/paths';
import { escapeXml } from '@/lib/text/escape-xml';

/** An address that leads to another, both encoded. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** Questions that have moved, then the short addresses of those with an id. */
export function* movedAddresses(catalog: Catalog): Generator<Moved & { readonly isPermalink: boolean }> {
  for (const [from] of catalog.frame.redirects) {
    const found = catalog.find(catalog.findRedirect(from) ?? '');
    if (found && !catalog.find(from))
      yield { from: addressOf(from), to: questionAddress(found), isPermalink: false };
  }
  for (const [id, number] of catalog.frame.ids)
    yield {
      from: `/q/${encodeURIComponent(id)}`,
      to: questionAddress(catalog.record(number)),
      isPermalink: true,
    };
}

function addressOf(path: string): string {
  if (path.startsWith('/')) return path.split('/').map(encodeURIComponent).join('/');
  const [subject = '', slug = ''] = path.split('/');
  return questionAddress({ subject, slug });
}

/** A page that leads on by itself, for servers that know no redirects. */
export function movedPage({ to }: Moved, baseUrl: string): string {
  const [path, url] = [escapeXml(to), escapeXml(absolute(baseUrl, to))];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>This page has moved</title><link rel="canonical" href="${url}"><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${path}"></head><body><p>This page has moved <a href="${path}">here</a>.</p></body></html>\n`;
}
