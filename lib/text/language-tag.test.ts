import { expect, it } from 'vitest';
import { parseLanguageTag } from './language-tag';

it('writes a language tag as it is usually written', () => {
  expect(parseLanguageTag('pt-br')).toBe('pt-BR');
  expect(parseLanguageTag('EN')).toBe('en');
});

it('takes nothing for a language that is none', () => {
  for (const text of ['', 'a language', '"><script>', 'e']) expect(parseLanguageTag(text)).toBeUndefined();
});
