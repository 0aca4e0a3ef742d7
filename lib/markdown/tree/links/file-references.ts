import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { markdownOf, withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { pageTree } from '@/lib/markdown/tree/page-tree';
import { endingOf } from '@/lib/pictures/file-kinds';
import { referenceKey } from '@/lib/pictures/reference';

/** A file that an answer names: a picture, or what a link leads to; or what is meant as one of them, and is not read as one. */
export interface FileReference {
  readonly shape: 'picture' | 'link' | 'unread';
  /** As `referenceKey` gives it; of what is not read, as it is written. */
  readonly key: string;
  /** Whether a picture has no text for who does not see it. */
  readonly isMute?: boolean;
}

/** An answer that names more has something else in mind. */
const maxReferences = 500;

/** What may be one, without taking the answer apart: most hold nothing of the kind. */
const maybe = /!\[|\]\(|\]:|<img\b/i;
const maybeFile = /!\[|<img\b|\.[a-z\d]{2,5}\b/i;

/** The files that an answer names, each once, in order. */
export function fileReferences(answer: string): readonly FileReference[] {
  if (!maybe.test(answer) || !maybeFile.test(answer)) return [];
  const page = pageTree(parseMarkdown(markdownOf(segments(withoutPlaceholders(answer)))));
  const found = new Map<string, FileReference>();
  for (const reference of referencesIn(page)) {
    const { shape, key, isMute = false } = reference;
    const name = `${shape} ${isMute} ${key}`;
    if (found.size < maxReferences && !found.has(name)) found.set(name, reference);
  }
  return [...found.values()];
}

function referencesIn(page: Root): readonly FileReference[] {
  const found: FileReference[] = [];
  visit(page, (node, index, parent) => {
    if (node.type === 'text') found.push(...unreadIn(node.value));
    if (node.type !== 'element') return;
    if (node.tagName === 'img') {
      const key = referenceKey(String(node.properties.src ?? ''));
      const isMute = String(node.properties.alt ?? '').trim() === '';
      found.push({ shape: 'picture', key, ...(isMute ? { isMute } : {}) });
    }
    const before = parent?.children[(index ?? 0) - 1];
    if (before?.type === 'text' && before.value.endsWith('!')) found.push(...bracketed(node));
    const key = linkedFile(node);
    if (key !== undefined) found.push({ shape: 'link', key });
  });
  return found;
}

/** The key of a file that a link leads to; undefined where it leads to a page, to a place in it, or elsewhere. */
export function linkedFile(node: Element): string | undefined {
  return node.tagName === 'a' ? fileOfAddress(String(node.properties.href ?? '')) : undefined;
}

/** The same of the address of a link. */
export function fileOfAddress(href: string): string | undefined {
  // Browsers read a backslash as a slash: two of either lead to another host, and no file is named from one on.
  if (href === '' || href.startsWith('#') || /^(?:\\|\/[/\\]|[a-z][a-z\d+.-]*:)/i.test(href))
    return undefined;
  const key = referenceKey(href);
  const ending = endingOf(key);
  return ending === '' || ending === 'md' || ending === 'markdown' ? undefined : key;
}

/** What other programs take for a picture, and Markdown for text: a name with spaces, or in two brackets; or a tag. */
const unread =
  /!\[[^[\]\n]{0,300}\]\([^()\n]{0,300}\.(?:png|jpe?g|gif|webp|avif|svg)[^()\n]{0,100}\)|!\[\[[^[\]\n]{1,300}\]\]|<img\s[^<>]{1,300}>/gi;

/** A picture in two brackets, where they are read as a link to a question. */
function bracketed(link: Element): readonly FileReference[] {
  const name = referenceKey(String(link.properties.href ?? ''));
  const isPicture = /^\[\[[^|\]]*\.(?:png|jpe?g|gif|webp|avif|svg)\b/i.test(name);
  return isPicture ? [{ shape: 'unread', key: `!${name}` }] : [];
}

function unreadIn(text: string): readonly FileReference[] {
  if (!/!\[|<img/i.test(text)) return [];
  return [...text.matchAll(unread)].map(([key]) => ({ shape: 'unread', key }));
}
