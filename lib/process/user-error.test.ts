import { expect, test } from 'vitest';
import { causeOf } from './user-error';

test('says what the system refused and where, and leaves other errors as they are', () => {
  const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/site/.stoa/x' });
  expect(causeOf(full)).toMatch(
    /^stoa: no space is left on the disk: free some.*\(ENOSPC, \/site\/.stoa\/x\)$/,
  );
  expect(causeOf(Object.assign(new Error('write'), { code: 'EIO' }))).toContain('(EIO)');
  expect(causeOf(new TypeError('a bug of the program'))).toBeUndefined();
  expect(causeOf('a text')).toBeUndefined();
});
