import { expect, test } from 'vitest';
import { chooseSubjectTitles } from './subject-titles';

test('the commonest spelling of a subject wins, and each other is a warning that names its file', () => {
  const { titles, diagnostics } = chooseSubjectTitles([
    {
      subject: 'education-studies',
      file: 'education-studies/a.md',
      subjectTitle: 'Education Studies',
      lines: { subject: 2 },
    },
    {
      subject: 'education-studies',
      file: 'education-studies/b.md',
      subjectTitle: 'Education studies',
      lines: { subject: 2 },
    },
    {
      subject: 'education-studies',
      file: 'education-studies/c.md',
      subjectTitle: 'Education Studies',
      lines: { subject: 2 },
    },
  ]);
  expect(titles.get('education-studies')).toBe('Education Studies');
  expect(diagnostics).toMatchObject([
    { severity: 'warning', kind: 'subject-spelling', file: 'education-studies/b.md' },
  ]);
});

test('a subject that no file names is called after its folder', () => {
  const { titles } = chooseSubjectTitles([
    { subject: 'computer-science', file: 'x', subjectTitle: undefined, lines: { subject: 2 } },
  ]);
  expect(titles.get('computer-science')).toBe('Computer science');
});
