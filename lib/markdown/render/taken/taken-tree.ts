import type { Element, ElementContent, Properties, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { decodedAddress } from '@/lib/markdown/tree/links/question-links';
import { idsOf } from '@/lib/markdown/tree/places';
import { picturesPath } from '@/lib/site/paths';
import { withoutForbidden } from '@/lib/text/escape-xml';
import type { TakenForm } from './taken-form';
import { withoutOrders } from './taken-text';

/** What a page's tree is taken along for. */
interface Taking extends TakenForm {
  /** Origin of the site, for absolute addresses. */
  readonly siteOrigin: string;
  /** The ids that what is taken keeps. */
  readonly ids: ReadonlySet<string>;
}

/** What is for a page of the site alone is taken out of its tree, or away from it; addresses lead on from anywhere. */
export function takeTree(page: Root, form: TakenForm, siteOrigin: string): void {
  const taking: Taking = { ...form, siteOrigin, ids: form.kind === 'book' ? idsOf(page) : new Set() };
  visit(page, (node, index, parent) => {
    if (node.type !== 'element' || parent === undefined || index === undefined) return;
    const children = replacementOf(node, taking);
    if (children === undefined) return;
    (parent.children as ElementContent[]).splice(index, 1, ...children);
    return [SKIP, index];
  });
  takeTexts(page, form);
}

/** Texts that came to stand side by side are one: an order of a flashcard program may begin in the first of them. */
function takeTexts(page: Root, { kind }: TakenForm): void {
  visit(page, 'text', (node, index = 0, parent) => {
    const siblings = parent?.children ?? [];
    for (let next = siblings[index + 1]; next?.type === 'text'; next = siblings[index + 1]) {
      node.value += next.value;
      siblings.splice(index + 1, 1);
    }
    node.value = kind === 'card' ? withoutOrders(node.value) : withoutForbidden(node.value);
  });
}

/** Frames of the page, whose content alone is taken. */
const frames: ReadonlySet<string> = new Set(['picture', 'table-scroll', 'task-mark']);

/** What an element becomes; undefined where it stays, with attributes that are of use elsewhere. */
function replacementOf(node: Element, taking: Taking): readonly ElementContent[] | undefined {
  if (node.tagName === 'source') return [];
  if (node.tagName === 'picture' || namesOf(node).some((name) => frames.has(name))) return node.children;
  if (node.tagName === 'img') return pictureOf(node, taking);
  if (node.tagName === 'a') return linkOf(node, taking);
  if (taking.kind === 'book') openDetails(node);
  node.properties = keptOf(node, taking);
  return undefined;
}

function namesOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** A book that cannot be opened further shows all. */
function openDetails(node: Element): void {
  const name = { details: 'div', summary: 'p' }[node.tagName];
  if (name === undefined) return;
  node.properties = { className: [node.tagName] };
  node.tagName = name;
}

function keptOf({ tagName, properties }: Element, { kind }: Taking): Properties {
  const { dir, start, scope, title, id, className } = properties;
  const kept: Properties = {};
  if (dir !== undefined) kept.dir = dir;
  if (tagName === 'ol' && start !== undefined) kept.start = start;
  if (tagName === 'th' && scope !== undefined) kept.scope = scope;
  if (tagName === 'abbr' && title !== undefined) kept.title = textOf(title, kind);
  if (kind === 'book' && id !== undefined) kept.id = id;
  if (kind === 'book' && className !== undefined) kept.className = className;
  return kept;
}

function textOf(value: unknown, kind: Taking['kind']): string {
  return kind === 'card' ? withoutOrders(String(value)) : withoutForbidden(String(value));
}

/** A picture that a book does not hold is named. */
function pictureOf(
  image: Element,
  { kind, inside, siteOrigin }: Taking,
): readonly ElementContent[] | undefined {
  const { src, alt = '', title, width, height } = image.properties;
  const words = textOf(alt, kind);
  const address =
    inside.get(String(src)) ?? (kind === 'card' ? absoluteAddress(String(src), siteOrigin) : undefined);
  if (address === undefined) return [{ type: 'text', value: words || 'A picture' }];
  image.properties = {
    ...{ src: address, alt: words, width, height },
    ...(title === undefined ? {} : { title: textOf(title, kind) }),
  };
  return undefined;
}

/** A link without an address of use is its words. */
function linkOf(link: Element, taking: Taking): readonly ElementContent[] | undefined {
  const href = hrefOf(String(link.properties.href ?? ''), taking);
  if (href === undefined) return link.children;
  const { id } = link.properties;
  link.properties = { href, ...(taking.kind === 'book' && id !== undefined ? { id } : {}) };
  return undefined;
}

/** No link of a book leads to a picture in it: that is no page. */
function hrefOf(written: string, { inside, ids, siteOrigin }: Taking): string | undefined {
  if (written.startsWith('#')) return ids.has(decodedAddress(written.slice(1))) ? written : undefined;
  const own = written.startsWith(picturesPath) ? undefined : inside.get(written.replace(/#.*$/s, ''));
  return own ?? absoluteAddress(written, siteOrigin);
}

/** An address that needs no site around it; undefined where it is none. */
function absoluteAddress(written: string, siteOrigin: string): string | undefined {
  if (!URL.canParse(written, `${siteOrigin}/`)) return undefined;
  return new URL(written, `${siteOrigin}/`).href.replace(/[[\]{}|\\^`]/g, (sign) => encodeURIComponent(sign));
}
