import { expect, test } from 'vitest';
import { RepairedWords } from './results/repaired-words';

/** The words with those in brackets that are emphasised. */
function shown(searched: string, ...to: readonly string[]): string {
  const parts = RepairedWords({ searched, repairs: to.map((word) => ({ from: '', to: word })) });
  return parts
    .map(({ type, props }) => (type === 'strong' ? `[${props.children}]` : props.children))
    .join('');
}

test('words that were put right are told from the others, in whatever case and letters', () => {
  expect(shown('mitosis and Meiosis', 'mitosis', 'meiosis')).toBe('[mitosis] and [Meiosis]');
  expect(shown('is c++ (really) fast', 'c++')).toBe('is [c++] (really) fast');
  expect(shown('une été chaude', 'été')).toBe('une [été] chaude');
  expect(shown('photo synthesis of 👩', '👩', 'photo synthesis')).toBe('[photo synthesis] of [👩]');
  expect(shown('not there', 'zzyzx')).toBe('not there');
});
