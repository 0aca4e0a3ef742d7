import type { Html, PhrasingContent } from 'mdast';
import { closesHighlight, opensHighlight } from './inline-marks';

const tag = /^<(\/?)([a-z]+)(?:[ \t]+title=["'](.*)["'])?[ \t]*\/?>$/is;
/** Elements that the block around them is made of: what is left of them is text. */
const ofBlocks: ReadonlySet<string> = new Set(['details', 'summary']);

/** Markdown with placeholders, and how a part of it reads as a line. */
export interface MarkedSource {
  readonly markdown: string;
  readonly inlineOf: (text: string) => PhrasingContent[];
}

interface Mark {
  readonly name: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  readonly title?: string | undefined;
}

/** The marks of a line with a partner in it become elements, the others text again. Linear time. */
export function pairInlineMarks(
  children: readonly PhrasingContent[],
  { markdown, inlineOf }: MarkedSource,
): PhrasingContent[] {
  if (!children.some(({ type }) => type === 'html')) return [...children];
  const marks = new Map<PhrasingContent, Mark>();
  for (const child of children) if (child.type === 'html') marks.set(child, markOf(child, markdown));
  const roles = rolesOf(marks);
  const open: { readonly mark: Mark; readonly children: PhrasingContent[] }[] = [];
  let line: PhrasingContent[] = [];
  for (const child of children) {
    const mark = marks.get(child);
    const role = roles.get(child);
    if (mark === undefined) add(line, child);
    else if (role === 'open') {
      open.push({ mark, children: line });
      line = [];
    } else if (role === 'close') {
      const opened = open.pop();
      const element = elementOf(opened?.mark ?? mark, line, inlineOf);
      line = opened?.children ?? [];
      line.push(element);
    } else add(line, alone(child as Html));
  }
  return line;
}

function rolesOf(marks: ReadonlyMap<PhrasingContent, Mark>): ReadonlyMap<PhrasingContent, 'open' | 'close'> {
  const roles = new Map<PhrasingContent, 'open' | 'close'>();
  const open: { readonly node: PhrasingContent; readonly name: string }[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const [node, { name, canOpen, canClose }] of marks) {
    if (canClose && (counts.get(name) ?? 0) > 0) {
      let opened = open.pop();
      for (; opened !== undefined && opened.name !== name; opened = open.pop()) count(opened.name, -1);
      count(name, -1);
      if (opened !== undefined) roles.set(opened.node, 'open').set(node, 'close');
    } else if (canOpen) {
      open.push({ node, name });
      count(name, 1);
    }
  }
  return roles;
}

function markOf(node: Html, markdown: string): Mark {
  const { value, position } = node;
  if (value === '==') {
    const before = markdown.charAt((position?.start.offset ?? 0) - 1) || '\n';
    const after = markdown.charAt(position?.end.offset ?? markdown.length) || '\n';
    return {
      name: '==',
      canOpen: opensHighlight(before, after),
      canClose: closesHighlight(before, after),
    };
  }
  const [, slash, name = '', title] = tag.exec(value) ?? [];
  const isPaired = name !== '' && name.toLowerCase() !== 'br' && !ofBlocks.has(name.toLowerCase());
  return {
    name: name.toLowerCase(),
    canOpen: isPaired && slash === '',
    canClose: isPaired && slash === '/',
    title,
  };
}

/** Emphasis is what Markdown's tree has for a part of a line, and what bounds of nesting count. */
function elementOf(
  { name, title }: Mark,
  children: PhrasingContent[],
  inlineOf: MarkedSource['inlineOf'],
): PhrasingContent {
  const hName = name === '==' ? 'mark' : name;
  const data =
    title === undefined ? { hName } : { hName, hProperties: { title: inlineOf(title).map(textOf).join('') } };
  return { type: 'emphasis', data, children };
}

function alone({ value }: Html): PhrasingContent {
  if (/^<br/i.test(value)) return { type: 'break' };
  const sign = value[0];
  if ((sign === '^' || sign === '~') && value.length > 2) {
    const hName = sign === '^' ? 'sup' : 'sub';
    return { type: 'emphasis', data: { hName }, children: [{ type: 'text', value: value.slice(1, -1) }] };
  }
  return { type: 'text', value };
}

function textOf(node: PhrasingContent): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/** Neighboring texts are one, as they are where no mark stood between them. */
function add(line: PhrasingContent[], node: PhrasingContent): void {
  const last = line.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.value += node.value;
  else line.push(node);
}
