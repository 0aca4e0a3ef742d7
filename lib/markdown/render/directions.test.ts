import { expect, it } from 'vitest';
import { breachesOf } from '@/test-support/allow-list-check';
import { renderAnswer } from './render-answer';

const html = async (answer: string): Promise<string> => (await renderAnswer(answer)).html;

it('gives blocks of mixed answers the direction of their words', async () => {
  const page = await html(
    '# שלום\n\nمرحبا `code` $x$\n\nEnglish\n\n- שלום\n- b\n\n> مرحبا\n\n| שלום | b |\n|---|---|\n| c | d |\n\n:::tip\nمرحبا\n:::',
  );
  expect(page).toMatch(/^<h3 id="[^"]*" dir="auto">/);
  expect(page).toContain('<p dir="auto">English</p>');
  expect(page).toContain(
    '<ul dir="rtl">\n<li><span dir="auto">שלום</span></li>\n<li><span dir="auto">b</span></li>',
  );
  expect(page).toContain('<blockquote dir="rtl">\n<p dir="auto">');
  expect(page).toContain('<table dir="rtl">');
  expect(page).toContain(
    '<div class="admonition tip" role="note" dir="rtl">\n<p class="admonition-title">Tip',
  );
  expect(page).not.toMatch(/<(?:code|pre)[^>]* dir/);
  expect(breachesOf(page)).toEqual([]);
});

it('says nothing of direction in other answers', async () => {
  expect(await html('# a\n\nb 语 é\n\n- c')).not.toContain('dir=');
});
