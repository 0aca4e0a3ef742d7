import { expect, test } from 'vitest';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { closingLines, diagnosticLines, filesNotOnSite } from './check-lines';

const diagnostic = (file: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...{ severity: 'error', kind: 'no-answer', file, line: 3, field: 'answer' },
  ...{ message: 'has no answer', remedy: 'add one', leftOut: true },
  ...more,
});

test('at most two hundred of a kind are printed, and the others counted', () => {
  const many = Array.from({ length: 250 }, (_, i) => diagnostic(`art/${i}.md`));
  const lines = diagnosticLines([...many, diagnostic('art/x.md', { kind: 'yaml' })]);
  expect(lines.length).toBe(202);
  expect(lines.at(-1)).toBe('error no-answer: 50 more, all with --json');
});

test('the closing lines name what is on the site, and each file that is not, once, with the reason', () => {
  const missing = filesNotOnSite(
    [
      diagnostic('law/b.md'),
      diagnostic('law/b.md', { kind: 'yaml' }),
      diagnostic('law/c.md', { leftOut: false }),
      diagnostic('art/deep/a.md', { field: 'file', message: 'stands in a folder inside a subject' }),
    ],
    [
      { file: 'art/d.md', reason: 'draft', date: undefined },
      { file: 'law/e.md', reason: 'future date', date: '2099-01-01' },
    ],
  );
  expect(closingLines({ questions: 2, subjects: 1 }, missing)).toEqual([
    'On the site: 2 questions in 1 subject.',
    'Not on the site: 4 files.',
    '  art/d.md: draft; `npm run dev` shows it',
    '  art/deep/a.md: stands in a folder inside a subject',
    '  law/b.md: answer, line 3: has no answer',
    '  law/e.md: from 2099-01-01 on; `npm run dev` shows it',
  ]);
  expect(closingLines({ questions: 2, subjects: 1 }, [])).toContain('Not on the site: nothing.');
});
