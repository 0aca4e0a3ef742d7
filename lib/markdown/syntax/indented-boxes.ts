import { admonitionOf } from './admonition-names';

/** `!!! note "Title"`, `??? tip`, `???+ tip`, as MkDocs has it. */
const opening = /^([ \t]{0,24})(!!!|\?\?\?\+?)[ \t]+([a-z][\w-]{0,30})(?:[ \t]+"([^"\n]{0,200})")?[ \t]*$/i;
const fenceMarks = /^[ \t>]*(`{3,}|~{3,})/;
const indentation = 4;
const maxDepth = 8;

/** Boxes whose text is indented below `!!! note`, written as boxes between colons. Linear but for their depth. */
export function withColonBoxes(text: string): string {
  if (!/^[ \t]*(?:!!!|\?\?\?)/m.test(text)) return text;
  return rewritten(text.split('\n'), 0).lines.join('\n');
}

interface Rewritten {
  readonly lines: readonly string[];
  /** How deep boxes nest in them. */
  readonly depth: number;
}

function rewritten(lines: readonly string[], level: number): Rewritten {
  const out: string[] = [];
  let [depth, fence] = [0, ''];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const marks = fenceMarks.exec(line)?.[1] ?? '';
    if (marks !== '' && (fence === '' || marks.startsWith(fence))) fence = fence === '' ? marks : '';
    const found = fence === '' && level < maxDepth ? opening.exec(line) : null;
    const inside = found ? indentedBelow(lines, at + 1, found[1] ?? '') : [];
    if (found === null || inside.length === 0) {
      out.push(line);
      continue;
    }
    const inner = rewritten(inside, level + 1);
    out.push(...boxOf(found, inner));
    depth = Math.max(depth, inner.depth + 1);
    at += inside.length;
  }
  return { lines: out, depth };
}

/** The lines that are further in than a box's own, without that indentation, and blank ones between them. */
function indentedBelow(lines: readonly string[], start: number, indent: string): readonly string[] {
  const own = indent + ' '.repeat(indentation);
  const inside: string[] = [];
  for (let at = start; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/^\t/, '    ');
    if (line.trim() === '') inside.push('');
    else if (line.startsWith(own)) inside.push(line.slice(own.length));
    else break;
  }
  while (inside.at(-1) === '') inside.pop();
  return inside;
}

function boxOf(
  [, indent = '', sign = '', type = '', given]: RegExpExecArray,
  inner: Rewritten,
): readonly string[] {
  const name = admonitionOf(type) ?? 'note';
  const own = `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const title = given || (name === type.toLowerCase() && sign === '!!!' ? '' : own);
  const lines = inner.lines.map((line) => (line === '' ? '' : indent + line));
  if (sign === '???+')
    return [
      `${indent}<details open>`,
      `${indent}<summary>${title}</summary>`,
      '',
      ...lines,
      '',
      `${indent}</details>`,
    ];
  const colons = ':'.repeat(3 + inner.depth);
  const head = sign === '!!!' ? name : 'details';
  return [
    `${indent}${colons}${head}${title === '' ? '' : ` ${title}`}`,
    '',
    ...lines,
    '',
    `${indent}${colons}`,
  ];
}
