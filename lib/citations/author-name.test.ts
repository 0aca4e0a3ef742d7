import { expect, test } from 'vitest';
import { type CitedAuthor, initialsOf, invertedName, parseAuthors } from './author-name';

const inverted = (text: string) => parseAuthors(text).map(invertedName);
const kinds = (text: string) => parseAuthors(text).map(({ kind }) => kind);
const one = (text: string): CitedAuthor | undefined => parseAuthors(text)[0];

test('turns personal names round, with particles, suffixes and initials', () => {
  expect(inverted('Jane Q. Doe')).toEqual(['Doe, Jane Q.']);
  expect(inverted('Ludwig van der Berg')).toEqual(['van der Berg, Ludwig']);
  expect(inverted('Vincent Van Gogh')).toEqual(['Van Gogh, Vincent']);
  expect(inverted('Sinéad O’Neil')).toEqual(['O’Neil, Sinéad']);
  expect(inverted("Shaun O'Neil")).toEqual(["O'Neil, Shaun"]);
  expect(inverted('Martin Luther King Jr.')).toEqual(['King, Martin Luther, Jr.']);
  expect(inverted('Simone de Beauvoir')).toEqual(['de Beauvoir, Simone']);
  expect(inverted('J.R.R. Tolkien')).toEqual(['Tolkien, J.R.R.']);
  expect(inverted('Dr. Ada Lovelace, PhD')).toEqual(['Lovelace, Ada']);
});

test('keeps a name that is written family name first', () => {
  expect(inverted('Doe, Jane')).toEqual(['Doe, Jane']);
  expect(inverted('García Márquez, Gabriel')).toEqual(['García Márquez, Gabriel']);
  expect(inverted('van der Berg, Ludwig')).toEqual(['van der Berg, Ludwig']);
  expect(inverted('King, Martin Luther, Jr.')).toEqual(['King, Martin Luther, Jr.']);
});

test('leaves organizations, single names and names it cannot tell whole', () => {
  for (const name of [
    'World Health Organization',
    'Department of Arts and Sciences',
    'Smith and Sons Publishing',
    'Khan Academy',
    'The Economist',
    'Acme, Inc.',
    'Plato',
    'bell hooks',
    'Test library',
    'Team 42',
    '王小明',
    '山田 太郎',
    'Jean',
    'Stoa <b>x</b>',
  ]) {
    expect([name, kinds(name), inverted(name)]).toEqual([name, ['whole'], [name]]);
  }
});

test('tells several authors from one', () => {
  expect(inverted('Ann Lee and Jo Ray')).toEqual(['Lee, Ann', 'Ray, Jo']);
  expect(inverted('Ann Lee, Jo Ray & Max de Wit')).toEqual(['Lee, Ann', 'Ray, Jo', 'de Wit, Max']);
  expect(inverted('Ann Lee, Jo Ray, and Max Fo')).toEqual(['Lee, Ann', 'Ray, Jo', 'Fo, Max']);
  expect(inverted('Lee, Ann; Ray, Jo')).toEqual(['Lee, Ann', 'Ray, Jo']);
  expect(inverted('Lee, Ann and Ray, Jo')).toEqual(['Lee, Ann', 'Ray, Jo']);
});

test('shortens given names, those with hyphens too', () => {
  const initials = (text: string) => {
    const author = one(text);
    return author?.kind === 'person' ? initialsOf(author) : [];
  };
  expect(initials('Jean-Paul Sartre')).toEqual(['J.-P.']);
  expect(initials('J.R.R. Tolkien')).toEqual(['J.', 'R.', 'R.']);
  expect(initials('Émile Durkheim')).toEqual(['É.']);
});
