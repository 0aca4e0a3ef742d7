import { expect, test } from 'vitest';
import { measureSizes } from './source-sizes';

const lines = (count: number) => 'a();\n'.repeat(count);
const found = (files: Readonly<Record<string, string>>, what: RegExp) =>
  measureSizes(Object.entries(files).map(([file, text]) => ({ file, text }))).find((line) =>
    what.test(line.what),
  );

test('a file over its limit is named, tests and style sheets too', () => {
  const long = found(
    { 'lib/a.ts': lines(250), 'lib/b.test.ts': lines(251), 'app/c.css': '.a {\n}\n'.repeat(130) },
    /longest file/,
  );
  expect(long).toMatchObject({ found: 260, limit: 250 });
  expect(long?.over).toEqual([
    { name: 'app/c.css', size: 260 },
    { name: 'lib/b.test.ts', size: 251 },
  ]);
});

test('a function is as long as it is written, and called by what holds it; those of tests are none', () => {
  const body = `{\n${lines(58)}}`;
  const files = {
    'lib/a.ts': `export function short() ${body}\nconst kept = { long: () => {\n${lines(59)}\n} };\n`,
    'lib/b.test.ts': `describe('x', () => {\n${lines(90)}});\n`,
  };
  expect(found(files, /longest function/)?.over).toMatchObject([{ name: 'lib/a.ts:61 long', size: 62 }]);
});

test('a folder is as full as it has files of its own that are no tests', () => {
  const names = Array.from({ length: 21 }, (_, i) => `lib/full/f${i}`);
  const files = Object.fromEntries([
    ...names.map((name) => [`${name}.ts`, 'a();\n']),
    ...names.map((name) => [`${name}.test.ts`, 'a();\n']),
    ...names.map((name) => [`lib/full/inner/${name.slice(9)}.ts`, 'a();\n']),
  ]);
  expect(
    found(files, /folder/)
      ?.over.map(({ name }) => name)
      .sort(),
  ).toEqual(['lib/full', 'lib/full/inner']);
});

test('medians are of files and of functions that have a name', () => {
  const files = {
    'lib/a.ts': 'const f = () => [1, 2].map((one) => {\n  return one;\n});\n',
    'lib/b.ts': lines(9),
  };
  expect(found(files, /median file/)?.found).toBe(9);
  expect(found(files, /median function/)?.found).toBe(3);
});
