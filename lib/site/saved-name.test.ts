import { expect, test } from 'vitest';
import { savedAs, savedName } from './saved-name';

test.each([
  ['Why are leaves green?', 'Why are leaves green.txt'],
  ['../../etc/passwd', 'etc passwd.txt'],
  ['a\u0000b\r\nSet-Cookie: x', 'a b Set-Cookie x.txt'],
  ['=cmd|"/c calc"!A1', 'cmd c calc A1.txt'],
  ['CON', 'questions.txt'],
  ['???', 'questions.txt'],
  ['ما هي الخلية؟', 'ما هي الخلية.txt'],
  ['--help', 'help.txt'],
])('%j is saved as %j', (title, name) => {
  expect(savedName(title, 'cards.txt')).toBe(name);
});

test('a name is no longer than a file system takes', () => {
  expect(Buffer.byteLength(savedName('界'.repeat(500), 'cards.txt'))).toBeLessThan(255);
});

test('the header holds the name in ASCII and as it is', () => {
  expect(savedAs("Qu'est-ce que l'état.txt")).toBe(
    `attachment; filename="Qu'est-ce que l'etat.txt"; filename*=UTF-8''Qu%27est-ce%20que%20l%27%C3%A9tat.txt`,
  );
  expect(savedAs('細胞.txt')).toContain('filename="questions.txt"');
});
