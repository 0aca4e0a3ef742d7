import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import type { Segment } from '@/lib/markdown/scan/segment';
import { segments } from '@/lib/markdown/scan/segments';
import { blockMarkOf } from '@/lib/markdown/syntax/block-marks';
import { formulaText } from '@/lib/markdown/tex/formula-text';
import { withoutHeadingMarks } from './heading-marks';
import { inlineText } from './inline-text';

/**
 * An answer's plain text, for search, snippets and descriptions: a line for each paragraph, list item, heading
 * and table row, without marks, addresses or escapes. No Markdown parser runs: it reads marks by their shape, in
 * linear time, and so can differ from the page where marks are ambiguous.
 * @example
 * answerText('Cells **divide**, see [mitosis](/m).'); // 'Cells divide, see mitosis.'
 */
export function answerText(answer: string): string {
  return textBy(answer, { textOf, lineOf: lineText });
}

/** What becomes of the parts of an answer that are no prose. */
export interface TextRules {
  /** The text of a formula, a code span or a block of code. */
  readonly textOf: (piece: Segment | undefined) => string;
  /** A line without its marks; '' where nothing of it is to be said. */
  readonly lineOf: (content: string, marks: string) => string;
}

/** An answer's text by some rules: a line for each paragraph, list item, heading and table row that they keep. */
export function textBy(answer: string, rules: TextRules): string {
  const pieces = segments(withoutPlaceholders(answer));
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === 'prose') return proseText(only.text, rules.lineOf);
  const text = pieces
    .map((piece, index) => (piece.kind === 'prose' ? piece.text : placeholderFor(piece, index)))
    .join('');
  return proseText(text, rules.lineOf).replace(/\uFDD0(\d+)\uFDD1/g, (_, index: string) =>
    rules.textOf(pieces[Number(index)]),
  );
}

function placeholderFor(piece: Segment, index: number): string {
  if (piece.kind === 'comment') return '';
  return piece.kind === 'fence' ? `\n\n\uFDD0${index}\uFDD1\n` : `\uFDD0${index}\uFDD1`;
}

function textOf(piece: Segment | undefined): string {
  switch (piece?.kind) {
    case 'formula':
      return formulaText(piece.tex);
    case 'fence':
    case 'code-span':
      return piece.code;
    default:
      return '';
  }
}

/** Marks that begin a line: quotes, bullets, numbers, headings, tasks. */
const lineMarks = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t])|#{1,6}(?=[ \t])|\[[ xX]\](?=[ \t]))+/;

function proseText(markdown: string, lineOf: TextRules['lineOf']): string {
  const blocks: string[] = [];
  let isOpen = false;
  for (const raw of markdown.split('\n')) {
    const marks = lineMarks.exec(raw)?.[0] ?? '';
    const line = lineOf(raw.slice(marks.length), marks);
    if (line === '') {
      isOpen = false;
    } else if (isBlockMark(raw.slice(marks.length), marks)) {
      blocks.push(line);
      isOpen = false;
    } else if (isOpen && marks.trim() === '' && !raw.startsWith('|')) {
      blocks[blocks.length - 1] += ` ${line}`;
    } else {
      blocks.push(line);
      isOpen = !marks.includes('#');
    }
  }
  return inlineText(blocks.join('\n'));
}

/** What GitHub's notes begin with: `> [!NOTE]`. */
const alert = /^\[!(?:note|tip|info|important|warning|caution|danger)\][+-]?(?=[ \t]|$)/i;

/** Whether a line opens a block, so that what it says is a heading. */
function isBlockMark(content: string, marks: string): boolean {
  return /^[:<]/.test(content)
    ? blockMarkOf(content) !== undefined
    : marks.includes('>') && alert.test(content);
}

/** A line without rules, underlines, table bars, marks of blocks and definitions of addresses. */
export function lineText(content: string, marks: string): string {
  const line = marks.includes('>') ? content.trim().replace(alert, '').trim() : content.trim();
  const first = line[0] ?? '';
  if (first === ':' || first === '<') {
    const mark = blockMarkOf(line);
    if (mark !== undefined) return mark.kind === 'open' ? mark.title : '';
    // A definition: `: what the term means`.
    if (/^:[ \t]/.test(line)) return line.slice(1).trim();
  }
  if ('|:*_=-'.includes(first) && /^[\s|:*_=-]+$/.test(line)) return '';
  if (first === '|')
    return line
      .replace(/(\\?)\|/g, (bar, slash: string) => (slash === '' ? ' ' : bar))
      .replace(/\s+/g, ' ')
      .trim();
  if (first === '[' && /^\[[^\]]{1,200}\]:\s*<?(?:https?:|\/)\S*/.test(line)) return '';
  return marks.includes('#') ? withoutHeadingMarks(line.replace(/\s#+$/, '')) : line;
}
