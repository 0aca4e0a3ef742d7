import { expect, it } from 'vitest';
import { baseForm } from './base-form';
import { stemmerOf } from './stem';

it.each([
  ['cell', 'cells'],
  ['use', 'uses', 'used', 'using'],
  ['generate', 'generates', 'generated', 'generating'],
  ['plan', 'plans', 'planned', 'planning'],
  ['theory', 'theories'],
  ['university', 'universities'],
])('brings the forms of one word together: %s', (...forms) => {
  expect(new Set(forms.map(baseForm)).size).toBe(1);
});

it.each([
  ['organ', 'organization', 'organic', 'organism', 'organize'],
  ['new', 'news'],
  ['universe', 'university', 'universal'],
  ['general', 'generation', 'generate'],
  ['us', 'use'],
])('keeps words apart that share a stem: %s', (...words) => {
  expect(new Set(words.map(baseForm)).size).toBe(words.length);
  expect(new Set(words.map(stemmerOf('en'))).size).toBeLessThan(words.length);
});

it('leaves what is no inflection', () => {
  expect(['sing', 'red', 'physics', 'bus', '1865', 'c++'].map(baseForm)).toEqual([
    'sing',
    'red',
    'physics',
    'bus',
    '1865',
    'c++',
  ]);
});
