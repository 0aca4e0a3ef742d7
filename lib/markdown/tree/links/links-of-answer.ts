import { markdownOf, withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { writtenLinks } from './question-links';

/** More of one answer are not looked at. */
const maxLinks = 500;

/** What a link to a question cannot be without; most answers have nothing of it, and cost one look. */
const mayLink =
  /\[\[[^\s[\]]|\]\(\s*<?(?!https?:|mailto:|#|\s)|^[ \t>]*\[[^\]]+\]:\s*<?(?!https?:|mailto:)|\/learn\/|\\n[ \t>]*\[[^\]]+\]:\s*<?(?!https?:|mailto:)/im;

/** The addresses in an answer that mean a question, as written. Only of one that is rendered, not of one beyond the caps. */
export function linksOfAnswer(answer: string): readonly string[] {
  if (!mayLink.test(answer)) return [];
  return writtenLinks(parseMarkdown(markdownOf(segments(withoutPlaceholders(answer))))).slice(0, maxLinks);
}
