import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

const html = async (answer: string): Promise<string> => (await renderAnswer(answer)).html;

describe('emphasis beside the punctuation of Chinese, Japanese and Korean', () => {
  it.each([
    ['**重点：**植物', '<strong>重点：</strong>植物'],
    ['**重点：**植物**「光」**合成', '<strong>重点：</strong>植物<strong>「光」</strong>合成'],
    ['这是**（重要）**的', '这是<strong>（重要）</strong>的'],
    ['これは**「太字」**です。*「斜体」*も', 'これは<strong>「太字」</strong>です。<em>「斜体」</em>も'],
    ['**스크립트(script)**라고', '<strong>스크립트(script)</strong>라고'],
    ['**$x^2$：**植物', undefined],
    ['**$x$：**植物', '<strong><var>x</var>：</strong>植物'],
    ['a**b**c **d:** e', 'a<strong>b</strong>c <strong>d:</strong> e'],
  ])('%j', async (answer, shown) => {
    const page = await html(answer);
    if (shown === undefined) expect(page).toMatch(/<strong><span class="katex">.*：<\/strong>植物/s);
    else expect(page).toBe(`<p>${shown}</p>`);
  });

  it('leaves what is no emphasis elsewhere as it was', async () => {
    expect(await html('**a:**b **"a"**b')).toBe('<p>**a:**b **"a"**b</p>');
  });
});
