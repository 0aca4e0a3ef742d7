import { expect, test } from 'vitest';
import { changedFiles, testedFiles } from './changed-files';

/** Answers as git does in a repository that holds these branches. */
const gitOf =
  (branches: readonly string[]) =>
  (command: string, ...args: readonly string[]) => {
    if (command === 'rev-parse') return branches.includes(args.at(-1) ?? '') ? 'abc' : '';
    if (command === 'merge-base') return `since ${args[1]}`;
    if (command === 'diff') return `lib/b.ts\n${args.at(-1) === 'HEAD' ? '' : 'lib/a.ts'}`.trim();
    return 'lib/new.ts\nlib/b.ts';
  };

test('what is committed since main, edited and new counts, once', () => {
  const files = ['lib/a.ts', 'lib/b.ts', 'lib/new.ts'];
  expect(changedFiles(gitOf(['main', 'origin/main']))).toEqual({ base: 'since origin', files });
  expect(changedFiles(gitOf(['main']))).toEqual({ base: 'since main', files });
});

test('where there is no main, what is not committed counts', () => {
  expect(changedFiles(gitOf([]))).toEqual({ base: 'HEAD', files: ['lib/b.ts', 'lib/new.ts'] });
});

test('sources are tested, with what tests stand beside them; what is gone is not', () => {
  const folders: Readonly<Record<string, readonly string[]>> = {
    'lib/text': ['a.ts', 'a.test.ts', 'b.test.ts'],
    app: ['page.tsx'],
  };
  const exists = (file: string) => file in folders || file === 'lib/text/a.ts' || file === 'app/page.tsx';
  const tree = { exists, list: (folder: string) => folders[folder] ?? [] };
  const changed = ['README.md', 'app/page.tsx', 'content/a.md', 'lib/gone/x.ts', 'lib/text/a.ts'];
  expect(testedFiles(changed, tree)).toEqual([
    'app/page.tsx',
    'lib/text/a.test.ts',
    'lib/text/a.ts',
    'lib/text/b.test.ts',
  ]);
  expect(testedFiles(['README.md'], tree)).toEqual([]);
});
