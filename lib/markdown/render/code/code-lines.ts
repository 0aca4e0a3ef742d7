import type { Element, ElementContent } from 'hast';
import { type FenceMarks, fenceMarks } from '@/lib/markdown/syntax/fence-marks';
import type { StyleSheet } from '@/lib/markdown/tree/inline-styles';

/** What the marks of a program's fence say of its lines. */
export function marksOf(code: Element, text: string): FenceMarks {
  return fenceMarks(String(code.properties.dataFence ?? ''), text.split('\n').length);
}

/** Classes of a program whose lines are numbered from a number on. */
export function numberClasses(first: number, sheet: StyleSheet): readonly string[] {
  const start = first === 1 ? undefined : sheet.classFor(`counter-reset:line ${first - 1}`);
  return start === undefined ? ['numbered'] : ['numbered', start];
}

/** The lines of a program as its element holds them: each an element of its own where its marks say something of lines. */
export function withLines(
  lines: readonly ElementContent[][],
  marks: FenceMarks,
  text: string,
): ElementContent[] {
  const isMarked = marks.firstNumber !== undefined || marks.marked.size > 0 || marks.isDiff;
  if (!isMarked) return lines.flatMap((line, index) => (index === 0 ? line : [lineBreak(), ...line]));
  const written = text.split('\n');
  return lines.map((line, index) => {
    const className = ['line', ...classesOf(written[index] ?? '', marks, index + 1)];
    const children = index === lines.length - 1 ? line : [...line, lineBreak()];
    return { type: 'element', tagName: 'span', properties: { className }, children };
  });
}

function classesOf(line: string, { marked, isDiff }: FenceMarks, number: number): readonly string[] {
  const classes = marked.has(number) ? ['marked'] : [];
  if (isDiff && /^[-+]/.test(line)) classes.push(line.startsWith('+') ? 'added' : 'removed');
  return classes;
}

function lineBreak(): ElementContent {
  return { type: 'text', value: '\n' };
}
