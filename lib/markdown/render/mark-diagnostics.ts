import { visit } from 'unist-util-visit';
import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { admonitionOf } from '@/lib/markdown/syntax/admonition-names';
import { blockMarkOf } from '@/lib/markdown/syntax/block-marks';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { shortened } from '@/lib/text/excerpts/shortened';
import type { MarkDiagnostic } from './mark-diagnostic';
import { tagDiagnostics } from './tag-diagnostics';

const containers = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;
const details = /(?<!\\)<(\/?)details\b[^<>]*>/gi;
const named = /^:{3,}[ \t]*[a-z][\w-]*(?=[ \t[{]|$)/i;
const known = 'tip, note, info, important, warning, caution, danger and details';

/**
 * Boxes and details that nothing closes or opens, boxes of a name that is not known, and diagrams that are shown as their
 * source. An answer that can hold none costs one look.
 */
export function markDiagnostics(answer: string): readonly MarkDiagnostic[] {
  if (!/:::|<\/?[a-z]|mermaid|\[!/i.test(answer)) return [];
  const [prose, diagrams] = proseOf(answer);
  const found = diagnosticsOfLines(prose.split('\n'));
  if (found.length === 0 || !/ {4}|\t/.test(prose)) return [...diagrams, ...found];
  return [...diagrams, ...diagnosticsOfLines(linesOutsideCode(prose))];
}

function diagnosticsOfLines(lines: readonly string[]): readonly MarkDiagnostic[] {
  const bare = lines.map((line) => line.replace(containers, '').trim());
  const found = [...tagDiagnostics(bare)];
  const open: { readonly family: string; readonly line: string }[] = [];
  const take = (family: string, line: string, isOpening: boolean) => {
    if (isOpening) {
      open.push({ family, line });
      return;
    }
    const at = open.findLastIndex((mark) => mark.family === family);
    if (at >= 0) found.push(...open.splice(at).slice(1).map(unclosed));
    else found.push(unopened(line));
  };
  for (const line of bare) {
    const mark = blockMarkOf(line);
    if (mark !== undefined) take(mark.family, line, mark.kind === 'open');
    else if (named.test(line)) found.push(unknown(line));
    else if (isUnknownAlert(line)) found.push(unknown(line));
    else for (const [tag, slash] of line.matchAll(details)) take('details', tag, slash === '');
  }
  return [...found, ...open.map(unclosed)];
}

/** `[!WONDER]` at the beginning of a quote, as far as a line can tell. */
function isUnknownAlert(line: string): boolean {
  const name = /^\[!([a-z]{3,20})\][+-]?$/i.exec(line)?.[1]?.toLowerCase();
  return name !== undefined && admonitionOf(name) === undefined;
}

/** An answer in which what is no prose is a sign, and the diagrams among that. */
function proseOf(answer: string): readonly [prose: string, diagrams: readonly MarkDiagnostic[]] {
  const diagrams: MarkDiagnostic[] = [];
  const pieces = segments(withoutPlaceholders(answer)).map((piece) => {
    if (piece.kind === 'prose') return piece.text;
    if (piece.kind === 'comment') return '';
    if (piece.kind === 'fence' && /^\s*[`~]{3,}[ \t]*(?:\{[ \t]*\.?)?mermaid\b/i.test(piece.markdown))
      diagrams.push(diagram);
    return piece.kind === 'fence' ? '\n\n\uFDD0\n' : '\uFDD0';
  });
  return [pieces.join(''), diagrams];
}

/** Lines of prose; those that Markdown takes for code because they are indented are empty. */
function linesOutsideCode(prose: string): readonly string[] {
  const lines = prose.split('\n');
  visit(parseMarkdown({ markdown: prose, kept: [] }), 'code', ({ position }) => {
    if (position) lines.fill('', position.start.line - 1, position.end.line);
  });
  return lines;
}

const diagram: MarkDiagnostic = {
  kind: 'diagram',
  source: 'mermaid',
  message: 'a mermaid diagram is shown as its source: drawing it takes a browser',
  remedy: 'put a picture of it beside, made with its own tools',
};

function unclosed({ family, line }: { readonly family: string; readonly line: string }): MarkDiagnostic {
  const closing = family === 'details' ? '</details>' : family;
  const message = `${shortened(line, 60)} is not closed, and shows as it is written`;
  return { kind: 'mark', source: line, message, remedy: `end it with a line ${shortened(closing, 60)}` };
}

function unopened(line: string): MarkDiagnostic {
  const message = `${shortened(line, 60)} closes nothing, and shows as it is written`;
  return { kind: 'mark', source: line, message, remedy: 'take it out, or open what it should close' };
}

function unknown(line: string): MarkDiagnostic {
  const message = `${shortened(line, 60)} is no box that is known, and shows as it is written`;
  return { kind: 'mark', source: line, message, remedy: `use one of ${known}` };
}
