import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { divideFormulaSizes } from './formula-sizes';

const sheet = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');
const rules = sheet.match(/[^{}]+\{[^{}]*\}/g) ?? [];
const pairs = rules.flatMap((rule) => {
  const [, around, step, size] = /\.reset-size(\d+)\.size(\d+)\{font-size:([\d.]+)em/.exec(rule) ?? [];
  return size === undefined ? [] : [{ around, step, size: Number(size) }];
});

test('each pair of sizes of KaTeX is what a division of two numbers makes of it', () => {
  const divided = divideFormulaSizes(rules);
  const numberOf = (selector: string, name: string) => {
    const rule = divided.join('').match(new RegExp(`\\.katex \\.${selector}\\{--${name}:([\\d.]+)\\}`));
    return Number(rule?.[1]);
  };
  expect(pairs.length).toBeGreaterThan(100);
  for (const { around, step, size } of pairs)
    expect(numberOf(`size${step}`, 'size') / numberOf(`reset-size${around}`, 'around')).toBeCloseTo(size, 4);
});

test('all other rules stay, in their order, and what has a size is named once', () => {
  const divided = divideFormulaSizes(rules);
  const others = rules.filter((rule) => !rule.includes('.reset-size'));
  expect(divided.slice(0, others.length)).toEqual(others);
  const sized = divided.filter((rule) => rule.includes('calc(1em'));
  expect(sized).toEqual([
    '.katex .fontsize-ensurer,.katex .katex-sizing{font-size:calc(1em*var(--size)/var(--around))}',
  ]);
  expect(divided.join('')).not.toMatch(/reset-size\d+\.size/);
});

test('where a pair is no division, nothing is changed', () => {
  const odd = [...rules, '.katex .katex-sizing.reset-size2.size3{font-size:9em}'];
  expect(divideFormulaSizes(odd)).toEqual(odd);
});
