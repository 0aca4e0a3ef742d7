import { expect, test } from 'vitest';
import { nearestText } from './nearest-text';

test('the fewest edits win, and then the alphabet, whatever the order', () => {
  const texts = ['gradient', 'gradients', 'ingredient'];
  for (const all of [texts, texts.toReversed()]) {
    expect(nearestText('gradiant', all, 3)).toBe('gradient');
    expect(nearestText('tab', [...all, 'tap', 'tan'], 1)).toBe('tan');
    expect(nearestText('tan', [...all, 'tap', 'tab', 'tan'], 1)).toBe('tan');
  }
});

test('no more edits are made than may be', () => {
  expect(nearestText('kitten', ['sitting'], 2)).toBeUndefined();
  expect(nearestText('kitten', ['sitting'], 3)).toBe('sitting');
  expect(nearestText('abc', ['cba', 'abcdef'], 1)).toBeUndefined();
  expect(nearestText('same', ['same'], 0)).toBe('same');
});
