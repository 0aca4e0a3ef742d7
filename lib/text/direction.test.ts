import { describe, expect, it } from 'vitest';
import { directionOf, directionOfText, holdsRightToLeft, pageDirection } from './direction';

describe('direction', () => {
  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['en', 'ltr'],
    ['zh-Hant', 'ltr'],
    [undefined, undefined],
  ])('of %s is %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });

  it('of a page is said only where it is not the usual one', () => {
    expect([pageDirection('en'), pageDirection('ar')]).toEqual([undefined, 'rtl']);
  });

  it('of a text is that of its first letter', () => {
    expect(['1. שלום a', '(a) שלום', '12', ''].map(directionOfText)).toEqual(['rtl', 'ltr', 'ltr', 'ltr']);
    expect([holdsRightToLeft('a مرحبا'), holdsRightToLeft('a é 语')]).toEqual([true, false]);
  });
});
