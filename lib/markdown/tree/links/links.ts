import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

const rel = ['nofollow', 'ugc', 'noopener', 'noreferrer'];

/**
 * Leaves links to http, https, mailto, to a path of this site and to a place in the answer; any other becomes its
 * text. A link that leaves the site is marked `external`.
 */
export function secureLinks(root: Root, siteOrigin: string | undefined): void {
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || parent === undefined || index === undefined) return;
    if (node.properties.dataFootnoteRef !== undefined || node.properties.dataFootnoteBackref !== undefined)
      return;
    const kind = linkKind(String(node.properties.href ?? ''), siteOrigin);
    if (kind === 'refused') {
      (parent.children as ElementContent[]).splice(index, 1, ...node.children);
      return index;
    }
    if (kind === 'external') markExternal(node);
    // The sanitizer knows schemes in small letters alone.
    node.properties.href = String(node.properties.href).replace(/^[a-z]+:/i, (scheme) =>
      scheme.toLowerCase(),
    );
    if (kind === 'fragment') node.properties.href = ownFragment(String(node.properties.href));
  });
}

/** A link that leaves says where to, for who does not see the arrow. */
function markExternal(node: Element): void {
  const title = node.properties.title ?? `leads to ${new URL(String(node.properties.href)).host}`;
  Object.assign(node.properties, { rel, className: ['external'], title });
}

type LinkKind = 'external' | 'internal' | 'fragment' | 'mail' | 'refused';

/** What becomes of a link by its address. */
export function linkKind(href: string, siteOrigin: string | undefined): LinkKind {
  if (/[\p{Cc}\\]/u.test(href)) return 'refused';
  if (/^#[^\s]+$/.test(href)) return 'fragment';
  // `//host` and `/\host` leave the site although they begin like a path.
  if (/^\/(?![/\\])/.test(href)) return 'internal';
  if (/^mailto:[^\s]+$/i.test(href)) return 'mail';
  if (!/^https?:\/\//i.test(href)) return 'refused';
  const origin = originOf(href);
  if (origin === undefined) return 'refused';
  return siteOrigin !== undefined && origin === originOf(siteOrigin) ? 'internal' : 'external';
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** A heading of the answer is named by its slug; its id carries the prefix. */
function ownFragment(href: string): string {
  return href.startsWith('#user-content-') ? href : `#user-content-${href.slice(1)}`;
}
