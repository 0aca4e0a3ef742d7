import { expect, test } from 'vitest';
import { keepRules, splitRules } from './split-rules';

const css = `@import "a;b";.a{top:0}.b:after{content:"}{"}@media print{.a{left:0}.b{left:1}}@media screen{.b{left:2}}
@font-face{src:url(a.woff2)}.a,.c{right:0}`;

test('rules are told apart, whatever stands in strings', () => {
  expect(splitRules(css)).toEqual([
    '@import "a;b";',
    '.a{top:0}',
    '.b:after{content:"}{"}',
    '@media print{.a{left:0}.b{left:1}}',
    '@media screen{.b{left:2}}',
    '@font-face{src:url(a.woff2)}',
    '.a,.c{right:0}',
  ]);
});

test('only wanted rules are kept, and no group that would be empty', () => {
  expect(keepRules(splitRules(css), (head) => head.includes('.a') || head === '@font-face')).toEqual([
    '.a{top:0}',
    '@media print{.a{left:0}}',
    '@font-face{src:url(a.woff2)}',
    '.a,.c{right:0}',
  ]);
});
