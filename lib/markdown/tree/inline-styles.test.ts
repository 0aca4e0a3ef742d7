import { describe, expect, it } from 'vitest';
import { StyleSheet, withoutStyleAttributes } from './inline-styles';

describe('style attributes', () => {
  it('become classes, and the same declarations the same class', () => {
    const sheet = new StyleSheet();
    const html = withoutStyleAttributes(
      '<span class="a" style="top:1em;">x</span><i style="top:1em">y</i>',
      sheet,
    );
    const name = /class="(s[\da-z]+) a"/.exec(html)?.[1];
    expect(html).toBe(`<span class="${name} a">x</span><i class="${name}">y</i>`);
    expect(sheet.css()).toBe(`.${name}:not(#s){top:1em}`);
  });

  it('depend on the declarations alone', () => {
    const [one, other] = [new StyleSheet(), new StyleSheet()];
    other.classFor('left:2em');
    expect(one.classFor('top:1em')).toBe(other.classFor('top:1em'));
  });

  it('lose what could leave the style sheet or load something', () => {
    const sheet = new StyleSheet();
    for (const text of ['a:</style>', 'a:b}c{d:e', 'background:url(x)', '@import x', 'a:"b"', 'a:\\62'])
      expect(sheet.classFor(text), text).toBeUndefined();
    expect(sheet.css()).toBe('');
  });
});
