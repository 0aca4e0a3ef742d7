import { titleSlot } from '@/lib/search/format/files/title-slot';
import type { ForwardDocument } from './forward-index';

/**
 * Where a term stands in a title: among the significant words, so that `structure of the cell` has its words side by side; a stop
 * word among all.
 */
export function slotInTitle(
  term: number,
  { title, wholeTitle }: Pick<ForwardDocument, 'title' | 'wholeTitle'>,
): number | undefined {
  const among = title.includes(term) ? title : wholeTitle;
  const at = among.indexOf(term);
  return at < 0 ? undefined : titleSlot(at, among.at(-1) === term);
}
