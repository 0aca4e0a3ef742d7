import type { Asked } from '@/lib/http/context';
import type { FinishedPage } from '@/lib/http/pages/page-cache';
import { plainText } from './plain-text';

/** Counts a request against its client's bound; where it is beyond, who asks is told when to come again. */
export function tooMany({ request, context }: Pick<Asked, 'request' | 'context'>): FinishedPage | undefined {
  const wait = context.waitOf(request);
  if (wait <= 0) return undefined;
  const text = `Too much was asked for from here. Please try again in ${wait} s.`;
  return plainText(429, text, { 'Retry-After': String(wait) });
}
