import { textNodesOf } from '@/components/question/answer-text';
import { findQuotation, type TextRange } from '@/lib/study/highlights/quotation';
import type { HighlightRecord } from '@/lib/study/model/records';

/** Name of the painted marks; `::highlight(kept)` in the style sheet. */
const highlightName = 'kept';
const markClass = 'study-mark';

/** Where the highlights of an answer are; `lost` are those whose words it does not hold any more. */
export interface PaintedHighlights {
  readonly ranges: ReadonlyMap<string, Range>;
  readonly lost: ReadonlySet<string>;
}

/** The text of the answer that this page shows, which places are counted in. */
export function answerText(): string {
  return answerNodes()
    .map(({ data }) => data)
    .join('');
}

/** Paints highlights (CSS Custom Highlight API), or wraps their words in marks where a browser cannot paint. */
export function paintHighlights(highlights: readonly HighlightRecord[]): PaintedHighlights {
  unwrapMarks();
  const text = answerText();
  const ranges = new Map<string, Range>();
  const lost = new Set<string>();
  for (const highlight of highlights) {
    const found = findQuotation(text, highlight);
    const range = found && rangeOf(found);
    if (range) ranges.set(highlight.id, range);
    else lost.add(highlight.id);
  }
  if ('highlights' in CSS) CSS.highlights.set(highlightName, new Highlight(...ranges.values()));
  else for (const range of ranges.values()) wrapRange(range);
  return { ranges, lost };
}

/** The passage of the answer that is selected, as places in its text. */
export function selectedPassage(selection: Selection | null): TextRange | undefined {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  let at = 0;
  let found: TextRange | undefined;
  for (const node of answerNodes()) {
    if (range.intersectsNode(node)) {
      const start = at + (node === range.startContainer ? range.startOffset : 0);
      const end = at + (node === range.endContainer ? range.endOffset : node.length);
      found = { start: found?.start ?? start, end };
    }
    at += node.length;
  }
  return found && found.end > found.start ? found : undefined;
}

function answerNodes(): readonly Text[] {
  return [...document.querySelectorAll('article .prose')].flatMap(textNodesOf);
}

function rangeOf({ start, end }: TextRange): Range | undefined {
  const range = document.createRange();
  let at = 0;
  let isBegun = false;
  for (const node of answerNodes()) {
    if (!isBegun && start < at + node.length) {
      range.setStart(node, start - at);
      isBegun = true;
    }
    if (isBegun && end <= at + node.length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += node.length;
  }
  return undefined;
}

/** Its pieces of text, each in a mark of its own: a passage may begin in one paragraph and end in another. */
function wrapRange(range: Range): void {
  const nodes = answerNodes().filter((node) => range.intersectsNode(node));
  const { startContainer, startOffset, endContainer, endOffset } = range;
  for (const node of nodes) {
    const piece = document.createRange();
    piece.setStart(node, node === startContainer ? startOffset : 0);
    piece.setEnd(node, node === endContainer ? endOffset : node.length);
    if (piece.collapsed) continue;
    const mark = document.createElement('mark');
    mark.className = markClass;
    piece.surroundContents(mark);
  }
}

function unwrapMarks(): void {
  for (const mark of document.querySelectorAll(`mark.${markClass}`)) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
