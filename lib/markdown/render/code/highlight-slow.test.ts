import { afterEach, expect, test, vi } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';

const code = '```python\nprint("first\\nsecond")\nprint("done")\n```';

afterEach(() => {
  vi.restoreAllMocks();
});

test('code has the same colors on a machine that is slow', async () => {
  const render = () => renderAnswer(code, { siteOrigin: 'http://localhost' });
  const quick = await render();
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  const slow = await render();
  expect(slow).toEqual(quick);
});
