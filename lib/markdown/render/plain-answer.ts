import { caps } from '@/lib/markdown/scan/bounds/caps';
import { unescapeProse } from '@/lib/markdown/scan/prose';
import { withoutComments } from '@/lib/markdown/scan/segments';
import { escapeHtml } from '@/lib/text/escape-html';

/** An answer that cannot be rendered, as escaped preformatted text; at most as much of it as an answer may hold. */
export function plainAnswer(answer: string): string {
  const written = withoutComments(answer);
  const shown = unescapeProse(written.slice(0, caps.inputBytes));
  const escaped = escapeHtml(shown);
  const rest = written.length > caps.inputBytes ? '\n…' : '';
  return `<pre class="plain-answer" role="group" tabindex="0" aria-label="Answer">${escaped}${rest}</pre>`;
}
