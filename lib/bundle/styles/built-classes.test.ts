import { expect, test } from 'vitest';
import { marksIn, parseBuiltClasses } from './built-classes';

const rules = `.T_7g5W_search{top:0}.T_7g5W_search .T_7g5W_input:hover,.katex .vlist{top:1.5em}
._9rbhKq_title{left:0}@media print{.E-BkNa_list li{top:0}.E-BkNa_forgetAll{src:url(a_b.woff2)}}`;

test('a style module is known by its classes, and all of them are told', () => {
  const classesOf = parseBuiltClasses(rules);
  expect(classesOf('/* of .none */ .search { top: 0.5em } .search .input { top: 1.5em }')).toEqual({
    mark: 'T_7g5W',
    classes: { search: 'T_7g5W_search', input: 'T_7g5W_input' },
  });
  expect(classesOf('.title { left: 0 }').classes).toEqual({ title: '_9rbhKq_title' });
  expect(classesOf('.forgetAll {} .list li {}').classes).toEqual({
    list: 'E-BkNa_list',
    forgetAll: 'E-BkNa_forgetAll',
  });
});

test('a module that the site does not have, or has twice, is refused', () => {
  expect(() => parseBuiltClasses(rules)('.search {}')).toThrow('0 style modules');
  expect(() => parseBuiltClasses(`${rules}.Another_title{top:0}`)('.title {}')).toThrow('2 style modules');
});

test('a selector names the modules that its classes are of', () => {
  expect(marksIn('.T_7g5W_search .E-BkNa_list:has(.prose)')).toEqual(['T_7g5W', 'E-BkNa']);
  expect(marksIn('.katex .vlist-t2>a')).toEqual([]);
});
