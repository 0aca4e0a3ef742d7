import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { breachesOf } from '@/test-support/allow-list-check';

describe('places of an answer', () => {
  it('are its numbered points that begin in bold, named without their closing sign', async () => {
    const answer =
      '1. **First point**: one\\n2. **Second `x` point.** Two\\n3. plain\\n4. **Third** three\\n5. **Fourth**\\n\\n- **not** numbered';
    const { points, html } = await renderAnswer(answer);
    expect(points).toEqual([
      { id: 'user-content-point-1', text: 'First point' },
      { id: 'user-content-point-2', text: 'Second x point' },
      { id: 'user-content-point-3', text: 'Third' },
      { id: 'user-content-point-4', text: 'Fourth' },
    ]);
    expect(html).toContain('<li id="user-content-point-2">');
    expect(breachesOf(html)).toEqual([]);
  });

  it('are found in lists of paragraphs, and over lists that a paragraph parts', async () => {
    const { points } = await renderAnswer(
      '1. **A**\\n\\n   a\\n\\n2. **B**\\n\\nText\\n\\n3. **C** c\\n4. **D**',
    );
    expect(points.map(({ text }) => text)).toEqual(['A', 'B', 'C', 'D']);
  });

  it('are no points where they are fewer than four, or in a list inside another', async () => {
    expect((await renderAnswer('1. **A** a\\n2. **B** b\\n3. **C** c')).points).toEqual([]);
    expect((await renderAnswer('- x\\n  1. **A**\\n  2. **B**\\n  3. **C**\\n  4. **D**')).points).toEqual(
      [],
    );
  });

  it('have ids of their own beside a heading that is called like one', async () => {
    const { html, points } = await renderAnswer('## Point 1\\n\\n1. **A**\\n2. **B**\\n3. **C**\\n4. **D**');
    expect(points[0]?.id).toBe('user-content-point-1-item');
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are headings that link to themselves, but for one that holds a link', async () => {
    const { html } = await renderAnswer('## One *two*\\n\\n## A [link](https://x.org)');
    expect(html).toContain(
      '<h3 id="user-content-one-two"><a class="anchor" href="#user-content-one-two">One <em>two</em></a></h3>',
    );
    expect(html.match(/class="anchor"/g)).toHaveLength(1);
    expect(breachesOf(html)).toEqual([]);
  });

  it('are programs in a frame, and no formula in one', async () => {
    const { html } = await renderAnswer('```python\\nx = 1\\n```\\n\\n$$\\nx\\n$$');
    expect(html.match(/<div class="code-frame"><pre class="code"/g)).toHaveLength(1);
    expect(html.match(/code-frame/g)).toHaveLength(1);
  });
});
