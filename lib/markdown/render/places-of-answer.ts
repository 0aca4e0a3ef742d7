import { visit } from 'unist-util-visit';
import { markdownOf, withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { demoteHeadings, settleIds } from '@/lib/markdown/tree/headings';
import { addHeadingIds, pageTree, sanitized } from '@/lib/markdown/tree/page-tree';
import { markPoints } from '@/lib/markdown/tree/places';

/** The ids of all places on an answer's page that a link may lead to, but those of labelled formulas. */
export function placesOfAnswer(answer: string): readonly string[] {
  const unsafe = pageTree(parseMarkdown(markdownOf(segments(withoutPlaceholders(answer)))));
  demoteHeadings(unsafe);
  addHeadingIds(unsafe);
  settleIds(unsafe);
  const page = sanitized(unsafe);
  markPoints(page);
  const ids: string[] = [];
  visit(page, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.push(id);
  });
  return ids;
}
