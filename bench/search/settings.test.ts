import { expect, test } from 'vitest';
import { readSettings } from './settings';

test('a switch that stands alone means the usual value', () => {
  expect(readSettings(['--golden', '--misspell'])).toMatchObject({ golden: 'both', misspell: '1' });
  expect(readSettings(['--golden', 'test', '--misspell', '2', '--json'])).toMatchObject({
    golden: 'test',
    misspell: '2',
    json: true,
  });
  expect(readSettings([]).golden).toBeUndefined();
  expect(() => readSettings(['--golden', 'other'])).toThrow();
});
