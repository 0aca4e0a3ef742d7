import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMachinePath, isSitePath } from './site-path';

test('what lies beside the pages is no reader’s address', () => {
  for (const name of [...readdirSync('public'), '_next', '.well-known', 'readyz', '404.html'])
    expect(isSitePath(`/${name}`) || isMachinePath(`/${name}/x`), name).toBe(true);
  expect(isMachinePath('/blog/readyz')).toBe(false);
});
