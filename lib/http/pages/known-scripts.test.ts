import { expect, test } from 'vitest';
import { isScriptOfNext } from './known-scripts';

const boot = '(self.__next_f=self.__next_f||[]).push([0])';
const chunks = (list: string) => `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(${list});`;

test.each([
  boot,
  'requestAnimationFrame(function(){$RT=performance.now()});',
  'self.__next_f.push([0])',
  'self.__next_f.push([1,"0:\\"x\\"\\n\\u003cscript\\u003e])"])',
  'self.__next_f.push([3,"AAEC"])',
  chunks('{"otherChunks":["static/chunks/0a-b_c.js"],"runtimeModuleIds":[12,34]}'),
])('known: %s', (text) => expect(isScriptOfNext(text)).toBe(true));

test.each([
  'alert(1)',
  '',
  `${boot};alert(1)`,
  `${boot} `,
  ` ${boot}`,
  'self.__next_f.push([0]);alert(1);self.__next_f.push([0])',
  'self.__next_f.push([0]);alert(1);f([1])',
  'self.__next_f.push([1,"a"],alert(1))',
  'self.__next_f.push([1,alert(1)])',
  'self.__next_f.push([1,"a"+alert(1)])',
  'self.__next_f.push([1,`a`])',
  'self.__next_f.push([1,"a","b"])',
  'self.__next_f.push([1,{"toString":"a"}])',
  'self.__next_f.push([2,"a"])',
  'self.__next_f.push([4,"a"])',
  'self.__next_f.push({"0":1})',
  'self.__next_f.push([1,"a"])//',
  'self.__next_f.push([1,"a"]);\n',
  'self.__next_f.push(',
  'requestAnimationFrame(function(){$RT=performance.now()});alert(1)',
  chunks('{"otherChunks":["a.js"],"runtimeModuleIds":[alert(1)]}'),
  chunks('{"otherChunks":["a.js\\"+alert(1)+\\""],"runtimeModuleIds":[1]}'),
  chunks('{"otherChunks":["a.js"],"runtimeModuleIds":[1],"then":"x"}'),
  chunks('{"otherChunks":["a.js"],"runtimeModuleIds":[1]});alert(1)'),
  chunks('null'),
])('unknown: %s', (text) => expect(isScriptOfNext(text)).toBe(false));
