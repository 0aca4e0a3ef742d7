import type { Segment } from '@/lib/markdown/scan/segment';

/**
 * The lines that the parser may read as prose: formulas and code spans are a placeholder each, and a fence is a
 * blank line where the parser is sure to read it as one. Amid a list or a quote the parser may see its end
 * elsewhere than the scanner; from there on its lines count as prose, and those of all fences after it.
 */
export function sourceLines(segments: readonly Segment[]): readonly string[] {
  const pieces: string[] = [];
  let areFencesSure = true;
  let startsLine = true;
  for (const segment of segments) {
    const text =
      segment.kind === 'prose' ? segment.text : segment.kind === 'fence' ? segment.markdown : '\uFDD0';
    if (segment.kind === 'fence') {
      areFencesSure &&= isSureFence(text, startsLine);
      pieces.push(areFencesSure ? '\n'.repeat(2 + text.split('\n').length) : text);
    } else {
      pieces.push(text);
    }
    if (text !== '') startsLine = text.endsWith('\n');
  }
  return pieces.join('').split('\n');
}

/** Marks at the very beginning of a line open a fence whatever stands before; a closing line may be indented by three. */
function isSureFence(markdown: string, startsLine: boolean): boolean {
  if (!startsLine && !markdown.startsWith('\n\n')) return false;
  return /^(?: {0,3}[`~]+|(?! *>|[ \t]{4,}).*)$/.test(markdown.slice(markdown.lastIndexOf('\n') + 1));
}
