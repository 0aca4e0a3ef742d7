import { markWords } from '@/lib/text/excerpts/snippet';
import { stemmerOf } from '@/lib/text/words/stem';
import { wordsOf } from '@/lib/text/words/words';
import { textNodesOf } from './answer-text';

/** Name of the painted marks; `::highlight(searched)` in the style sheet. */
const highlightName = 'searched';

/** Paints every word of the question and its answer that shares a stem with one searched for; says how many. */
export function highlightWords(searched: string, language: string): number {
  const stem = stemmerOf(language);
  const stems = new Set(wordsOf(searched).map(({ folded }) => stem(folded)));
  const ranges = [...document.querySelectorAll('article h1, article .prose')].flatMap((part) =>
    textNodesOf(part).flatMap((node) => rangesIn(node, (folded) => stems.has(stem(folded)))),
  );
  CSS.highlights.set(highlightName, new Highlight(...ranges));
  return ranges.length;
}

function rangesIn(node: Text, isMarked: (folded: string) => boolean): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const { text, marked } of markWords(node.data, isMarked)) {
    if (marked) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      ranges.push(range);
    }
    at += text.length;
  }
  return ranges;
}
