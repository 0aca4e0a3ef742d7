import type { QuestionRecord } from '@/lib/catalog/question-record';
import { absolute, questionAddress } from '@/lib/site/paths';

/** Whole address of the page that speaks for this one: its own, the first of its copies, or where the author says. */
export function canonicalUrl(question: QuestionRecord, baseUrl: string): string {
  const { canonical } = question;
  if (canonical === undefined) return absolute(baseUrl, questionAddress(question));
  if (/^https?:/.test(canonical)) return canonical;
  if (canonical.startsWith('/')) return absolute(baseUrl, canonical);
  const [subject = '', slug = ''] = canonical.split('/');
  return absolute(baseUrl, questionAddress({ subject, slug }));
}
