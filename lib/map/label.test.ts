import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelOf } from './label';

const style = { fontSize: 14, boxWidth: 158, lines: 3 };

test('a title is broken at its spaces into lines', () => {
  const { lines, width } = labelOf('Why do people forget what they once knew?', style);
  expect(lines.join(' ')).toBe('Why do people forget what they once knew?');
  expect(lines.length).toBeGreaterThan(1);
  expect(width).toBe(style.boxWidth);
});

test('a title that does not fit begins with what it tells of', () => {
  const { lines } = labelOf(
    'What is the most important difference between social capital and human capital?',
    style,
  );
  expect(lines.join(' ')).toMatch(/^… (most|social) /);
  expect(lines.length).toBeLessThanOrEqual(3);
});

test('what does not fit even then is cut at a word, with an ellipsis', () => {
  const { lines } = labelOf('word '.repeat(60), style);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatch(/word …$/);
  expect(lines[0]).not.toContain('…');
});

test('a word wider than a line is cut by letters', () => {
  expect(labelOf('Donaudampfschifffahrtsgesellschaftskapitän', style).lines[0]).toMatch(/^Donau.*…$/);
});

test('there are never more lines than allowed, and only words of the title stand in them', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 30 }), (words) => {
      const title = words.join(' ');
      const { lines, height } = labelOf(title, style);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThanOrEqual(style.lines);
      expect(height).toBeGreaterThan(0);
      const known = title.split(/\s+/).join(' ');
      for (const line of lines) expect(known).toContain(line.replace(/^… /, '').replace(/ ?…$/, ''));
    }),
  );
});
