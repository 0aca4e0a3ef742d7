import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelOf } from './label';

const style = { fontSize: 14, width: 140, lines: 3 };

test('a title is broken at its spaces into lines of the given width', () => {
  const { lines, width } = labelOf('Why do people forget what they once knew?', style);
  expect(lines.join(' ')).toBe('Why do people forget what they once knew?');
  expect(lines.length).toBeGreaterThan(1);
  expect(width).toBeLessThanOrEqual(style.width + 18);
});

test('what does not fit is cut at a word, with an ellipsis', () => {
  const { lines } = labelOf('word '.repeat(60), style);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatch(/ …$/);
  expect(lines[0]).not.toContain('…');
});

test('a word wider than a line is cut by letters', () => {
  const { lines, width } = labelOf('Donaudampfschifffahrtsgesellschaftskapitän', style);
  expect(lines[0]).toMatch(/^Donau.*…$/);
  expect(width).toBeLessThanOrEqual(style.width + 18);
});

test('no line is wider than allowed, and only words of the title stand in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 30 }), (words) => {
      const title = words.join(' ');
      const { lines, width, height } = labelOf(title, style);
      expect(lines.length).toBeLessThanOrEqual(style.lines);
      expect(width).toBeLessThanOrEqual(Math.max(style.width, 2 * style.fontSize) + 18);
      expect(height).toBeGreaterThan(0);
      const known = title.split(/\s+/).join(' ');
      for (const line of lines) expect(known).toContain(line.replace(/ ?…$/, ''));
    }),
  );
});
