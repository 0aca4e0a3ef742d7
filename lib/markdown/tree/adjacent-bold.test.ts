import { expect, test } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

test.each([
  ['Trial **court****s** decide.', '<p>Trial <strong>courts</strong> decide.</p>'],
  ['**a****b,** c', '<p><strong>ab,</strong> c</p>'],
  ['**a \\*\\*\\*\\* b**', '<p><strong>a **** b</strong></p>'],
  ['**a\\*\\*\\*\\*b**', '<p><strong>a****b</strong></p>'],
  ['**a&#42;&#42;&ast;&#x2a;b**', '<p><strong>a****b</strong></p>'],
  ['**a **** b**', '<p><strong>a **** b</strong></p>'],
  ['a****b', '<p>a****b</p>'],
])('%j', async (answer, html) => {
  expect((await renderAnswer(answer)).html).toBe(html);
});
