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
  const { html, diagnostics, isLesser } = await renderer.render(
    'Take $x^2$ **twice**.\n\n```cpp\nint x = 0;\n```',
  );
  expect(html).toContain('<strong>twice</strong>');
  expect(html).toContain('katex');
  expect(html).toContain('<code class="language-cpp">int x = 0;</code>');
  expect([...diagnostics, ...failures]).toEqual([]);
  expect(isLesser).toBe(true);
});

test('what is under way when it is closed on purpose is no failure, and is waited for no longer', async () => {
  const reasons: string[] = [];
  const open = (siteOrigin: string) =>
    shareAnswerRenderer({ siteOrigin, onFailure: (reason) => reasons.push(reason) });
  const long = 'An *answer* of $x^2$ that takes its time.\\n\\n'.repeat(1500);
  const warming = open('http://localhost:1');
  const first = warming.render(long);
  await warming.close();
  const warmed = open('http://localhost:2');
  await warmed.render('Short.');
  const others = Array.from({ length: 6 }, () => warmed.render(long));
  await warmed.close();
  const answers = await Promise.all([first, ...others, warmed.render('Late.')]);
  expect(answers.map(({ isLesser }) => isLesser)).toEqual(answers.map(() => true));
  expect(answers.at(-1)?.html).toContain('Late.');
  expect(reasons).toEqual([]);
});

test('what is too large for a card orders nothing of a flashcard program', async () => {
  const long = `[so<!-- -->und:a.mp3]\n${'a'.repeat(262_145)}`;
  const { html } = await renderer.render(long, { form: { kind: 'card', inside: new Map() } });
  expect(html).toMatch(/^<pre/);
  expect(html).not.toContain('[sound:');
  expect(html).not.toContain('\n');
});
