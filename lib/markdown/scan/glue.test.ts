import { expect, test } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { answerText } from '@/lib/markdown/tree/answer-text';

test('a sign that follows a formula stays in its line, and nothing is lost', async () => {
  const answer = 'We put $h=0$, and ($x$) holds; $y$ is free.';
  const { html } = await renderAnswer(answer);
  expect(html.match(/<span class="glued">/g)).toHaveLength(2);
  expect(html).toMatch(/<\/span>,<\/span> and \(/);
  expect(html.replace(/<[^>]+>/g, '')).toContain(') holds;');
  expect(answerText(answer)).toContain('is free.');
});

test('a formula without a sign after it stays as it is', async () => {
  expect((await renderAnswer('Let $x$ be 1.\\n\\n$$\\nx\\n$$')).html).not.toContain('glued');
});
