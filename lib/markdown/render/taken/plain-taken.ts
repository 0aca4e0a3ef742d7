import { withoutForbidden } from '@/lib/text/escape-xml';
import { plainAnswer } from '../plain-answer';
import type { TakenForm } from './taken-form';
import { withoutOrders } from './taken-text';

/** The answer as preformatted text, in a form that is taken along. */
export function plainTaken(answer: string, kind: TakenForm['kind']): string {
  // Of what is written, since what is left out of an answer may join what stood apart.
  const html = plainAnswer(answer);
  return kind === 'book' ? withoutForbidden(html) : withoutOrders(html).replaceAll('\n', '<br>');
}
