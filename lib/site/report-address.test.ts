import { expect, test } from 'vitest';
import { reportAddress } from './report-address';

const page = { url: 'https://s.org/learn/a/questions/b?x=1', title: 'Why & how?' };

test('a letter has the title as its subject and the address as its text', () => {
  expect(reportAddress('mailto:a@b.org', page)).toBe(
    'mailto:a@b.org?subject=Why%20%26%20how%3F&body=https%3A%2F%2Fs.org%2Flearn%2Fa%2Fquestions%2Fb%3Fx%3D1%0A%0A',
  );
});

test('a form is told the page where its address asks for it', () => {
  expect(reportAddress('https://f.org/new?t={title}&u={url}', page)).toBe(
    'https://f.org/new?t=Why%20%26%20how%3F&u=https%3A%2F%2Fs.org%2Flearn%2Fa%2Fquestions%2Fb%3Fx%3D1',
  );
  expect(reportAddress('https://f.org/', page)).toBe('https://f.org/');
});
