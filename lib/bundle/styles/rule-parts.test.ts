import { expect, test } from 'vitest';
import { partsOfRule } from './rule-parts';

test('a rule is of the parts that its selectors name', () => {
  expect(partsOfRule('.prose pre code')).toEqual(['code']);
  expect(partsOfRule(':root:not([data-theme=light]) pre.code span')).toEqual(['code']);
  expect(partsOfRule('.prose thead :is(th,td)')).toEqual(['tables']);
  expect(partsOfRule('.prose :is(.admonition-title,summary,dt)')).toEqual(['blocks']);
  expect(partsOfRule('.prose :not(.katex-display)>.katex')).toEqual(['formulas']);
  expect(partsOfRule('h1>.katex')).toEqual(['formulas']);
});

test('what several parts share is of each', () => {
  expect(partsOfRule('.prose>pre,.prose>.table-scroll,.prose>.formula-scroll')).toEqual([
    'formulas',
    'code',
    'tables',
  ]);
});

test('a rule that any answer may need, or that is of a module, is of no part', () => {
  expect(partsOfRule('.prose :is(p,ul,pre,table)')).toEqual([]);
  expect(partsOfRule('pre,p')).toEqual([]);
  expect(partsOfRule('.prose li::marker')).toEqual([]);
  expect(partsOfRule('.prose .anchor')).toEqual([]);
  expect(partsOfRule(':root :is(header,details:not([open],.prose *),.no-print)')).toEqual([]);
  expect(partsOfRule('.X8T8dG_solution summary')).toEqual([]);
  expect(partsOfRule('.X8T8dG_code')).toEqual([]);
  expect(partsOfRule('::highlight(searched)')).toEqual([]);
  expect(partsOfRule('.formula-fault')).toEqual([]);
});
