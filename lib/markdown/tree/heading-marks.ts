import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** What other tools read behind a heading's words: `{#id}`, `{.class}`, `{-}`, several of them with blanks between. */
const marks =
  /[ \t]*\{((?:[ \t]*(?:#[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,99}|\.[a-z][\w-]{0,60}|-))+)[ \t]*\}[ \t]*$/iu;

/** A heading's line without them. */
export function withoutHeadingMarks(line: string): string {
  return line.endsWith('}') ? line.replace(marks, '') : line;
}

/** Takes such marks from the ends of headings; an id is the heading's own. */
export function takeHeadingMarks(root: Root): void {
  visit(root, 'heading', (heading) => {
    const last = heading.children.at(-1);
    if (last?.type !== 'text') return;
    const found = marks.exec(last.value);
    if (found === null || (found.index === 0 && heading.children.length === 1)) return;
    last.value = last.value.slice(0, found.index);
    const id = /#(\S+)/.exec(found[1] ?? '')?.[1];
    if (id !== undefined) heading.data = { ...heading.data, hProperties: { id: `user-content-${id}` } };
  });
}
