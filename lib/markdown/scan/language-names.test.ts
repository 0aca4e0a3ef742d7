import { expect, test } from 'vitest';
import { codeLanguage, languageNames } from './language-names';

test('a language is known by its name, and by what else it is called', () => {
  for (const name of languageNames) expect(codeLanguage(name.toUpperCase())).toBe(name);
  const others = [
    'py',
    'JSX',
    'c++',
    'C#',
    'h',
    'psql',
    'zsh',
    'svg',
    'yml',
    'tex',
    'hs',
    'rb',
    'octave',
    'text',
    '',
  ];
  expect(others.map(codeLanguage)).toEqual([
    ...['python', 'javascript', 'cpp', 'csharp', 'c', undefined, 'bash', 'html', 'yaml', 'latex'],
    ...['haskell', 'ruby', 'matlab', undefined, undefined],
  ]);
});
