import type { QuestionRecord } from '@/lib/catalog/question-record';
import { withheldReason } from '@/lib/catalog/withheld';
import { today } from '@/lib/text/calendar-date';

/** Says, where drafts are shown, that a question is not served otherwise; nothing of any other. */
export function WithheldMark({ question }: { readonly question: QuestionRecord }) {
  const reason = withheldReason(question, today());
  if (reason === undefined) return null;
  return <strong> ⚑ {reason === 'draft' ? 'Draft' : `From ${question.date}`}: not on the site yet</strong>;
}
