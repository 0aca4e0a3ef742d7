import { expect, test } from 'vitest';
import { pairedTheme } from './paired-theme';

const plain = { light: '#000000', dark: '#ffffff' };
const theme = (color: string, scope = 'comment') => ({
  name: color,
  tokenColors: [
    { scope, settings: { foreground: color } },
    { scope: 'keyword', settings: { fontStyle: 'bold' } },
  ],
});

test('a color of the theme stands for one of each scheme', () => {
  const paired = pairedTheme(theme('#111111'), theme('#eeeeee'), plain);
  const [rule, other] = paired.registration.tokenColors ?? [];
  expect(paired.pairOf(rule?.settings.foreground)).toEqual({ light: '#111111', dark: '#EEEEEE' });
  expect(other?.settings).toEqual({ fontStyle: 'bold' });
  expect(paired.pairOf(paired.registration.colors?.['editor.foreground'])).toEqual(plain);
});

test('themes with other rules are refused', () => {
  expect(() => pairedTheme(theme('#111111'), theme('#eeeeee', 'string'), plain)).toThrow('rule 0');
});
