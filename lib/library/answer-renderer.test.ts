import { afterAll, expect, test } from 'vitest';
import { shareAnswerRenderer } from './answer-renderer';

const failures: string[] = [];
const renderer = shareAnswerRenderer({
  siteOrigin: 'http://localhost',
  onFailure: (reason) => failures.push(reason),
  // No answer is made in so short a time, as none is in two seconds on a machine that has none to give.
  timeLimitMs: 1,
});
afterAll(() => renderer.close());

test('an answer that was late is made again without colors of code, not shown as plain text', async () => {
  const { html, faults, isLesser } = await renderer.render(
    'Take $x^2$ **twice**.\n\n```cpp\nint x = 0;\n```',
  );
  expect(html).toContain('<strong>twice</strong>');
  expect(html).toContain('katex');
  expect(html).toContain('<code class="language-cpp">int x = 0;</code>');
  expect([...faults, ...failures]).toEqual([]);
  expect(isLesser).toBe(true);
}, 60_000);
