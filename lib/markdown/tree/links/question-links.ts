import type { Definition, Link, Nodes, Parent, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { markdownOf, type WikiLinkData } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { wordsOfWikiLink } from '@/lib/markdown/scan/wiki-links';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { namesQuestion } from './question-target';

/** The question that a link leads to. */
export interface LinkedQuestion {
  /** Its address, without a heading. */
  readonly href: string;
  /** What is shown where the link says nothing itself. */
  readonly title: string;
}

/** By what is written in the answer; undefined where it leads to no question. */
export type QuestionLinks = ReadonlyMap<string, LinkedQuestion | undefined>;

/** The addresses in an answer that mean a question, as written, each once, in their order. */
export function writtenLinks(root: Root): readonly string[] {
  const found = new Set<string>();
  visit(root, (node) => {
    if ((node.type === 'link' || node.type === 'definition') && namesQuestion(node.url)) found.add(node.url);
  });
  return [...found];
}

/** Gives each link to a question its address; one that leads to none becomes its words. */
export function linkQuestions(root: Root, links: QuestionLinks): void {
  visit(root, (node, index, parent) => {
    if (node.type === 'definition') leadOn(node, links);
    if (node.type !== 'link' || parent === undefined || index === undefined) return;
    const replacement = isWiki(node) ? resolvedWiki(node, links) : resolved(node, links);
    (parent as Parent).children.splice(index, 1, ...replacement);
    return [SKIP, index + replacement.length];
  });
}

function resolved(node: Link, links: QuestionLinks): readonly PhrasingContent[] {
  node.children = withoutLinks(node.children);
  const { url } = node;
  if (leadOn(node, links)) return [node];
  // `[f](x)` may be no link at all: then nothing of it may go.
  if (!isBareWord.test(url)) return node.children;
  return [{ type: 'text', value: '[' }, ...node.children, { type: 'text', value: `](${url})` }];
}

/** What may be of a program or a formula as well. */
const isBareWord = /^[^/.#-]+$/;

/** Gives a link or a definition its address; false where it has none. */
function leadOn(node: Link | Definition, links: QuestionLinks): boolean {
  if (!links.has(node.url)) return true;
  const question = links.get(node.url);
  // Without an address the words of what refers to a definition are all that stays.
  node.url = question === undefined ? '' : question.href + headingOf(node.url);
  return question !== undefined;
}

function isWiki(node: Link): node is Link & { readonly data: WikiLinkData } {
  return node.data !== undefined && 'wiki' in node.data;
}

function resolvedWiki(
  node: Link & { readonly data: WikiLinkData },
  links: QuestionLinks,
): readonly PhrasingContent[] {
  const { source, label } = node.data.wiki;
  const question = links.get(node.url);
  if (question === undefined) return [{ type: 'text', value: plainWords(source, node.url, label) }];
  const children: PhrasingContent[] =
    label === undefined ? [{ type: 'text', value: question.title }] : inlineOf(label);
  return [{ type: 'link', url: question.href + headingOf(node.url), children }];
}

/** A single word between brackets may be of a program, `[[nodiscard]]`: such stay as they are written. */
function plainWords(source: string, url: string, label: string | undefined): string {
  const target = url.slice(2, -2);
  const isWord = label === undefined && isBareWord.test(target);
  return isWord ? source : wordsOfWikiLink({ target, label });
}

/** What is written for a link to show, with its marks. */
function inlineOf(label: string): PhrasingContent[] {
  const [block, ...rest] = parseMarkdown(markdownOf(segments(label))).children;
  if (block?.type !== 'paragraph' || rest.length > 0) return [{ type: 'text', value: label }];
  return withoutLinks(block.children);
}

/** A link holds no link: the words of one inside stay. */
function withoutLinks(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'link' || child.type === 'linkReference') return withoutLinks(child.children);
    if ('children' in child) (child as Parent).children = withoutLinks(child.children) as Nodes[] as never;
    return [child];
  });
}

function headingOf(url: string): string {
  const place = placeOfLink(url);
  return place === '' ? '' : `#${place}`;
}

/** The id that the heading of a link has on its page; '' where it names none. */
export function placeOfLink(url: string): string {
  const heading = /#([^\]]+)/.exec(url)?.[1];
  return heading === undefined ? '' : headingId(heading);
}

/** A heading by its words or by its slug, as the renderer names it. */
function headingId(heading: string): string {
  if (heading.startsWith('user-content-')) return heading;
  const slug = decodedAddress(heading)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  return slug === '' ? '' : `user-content-${slug}`;
}

/** An address without percent signs, where it can be read so. */
export function decodedAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
