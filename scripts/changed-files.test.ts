import { describe, expect, test } from 'vitest';
import { changedFiles, testsNear } from './changed-files';

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

describe('tests near what changed', () => {
  const texts: Readonly<Record<string, string>> = {
    'lib/content/parse.test.ts': '',
    'lib/content/fields/date.test.ts': '',
    'lib/text/date.test.ts': "import { parse } from '@/lib/content/fields/date';",
    'lib/contents/list.test.ts': "import { date } from '@/lib/content/fields/date-range';",
    'scripts/release.test.ts': "import { parse } from '../lib/content/parse';",
    'bench/words.test.ts': "import { sample } from '@/test-support/sample';",
  };
  const near = (...files: readonly string[]) =>
    testsNear(files, { tests: Object.keys(texts), read: (file) => texts[file] ?? '' });

  test('stand in its folder, below and above, or import it', () => {
    expect(near('lib/content/fields/date.ts')).toEqual([
      'lib/content/parse.test.ts',
      'lib/content/fields/date.test.ts',
      'lib/text/date.test.ts',
    ]);
    expect(near('lib/content/parse.ts')).toEqual([
      'lib/content/parse.test.ts',
      'lib/content/fields/date.test.ts',
      'scripts/release.test.ts',
    ]);
    expect(near('test-support/sample.ts')).toEqual(['bench/words.test.ts']);
    expect(near('components/list/list.module.css', 'lib/gone/x.ts')).toEqual([]);
  });

  test('are none of what is no source', () => {
    expect(near('README.md', 'content/a.md', 'vitest.config.ts', 'lib/content/list.txt')).toEqual([]);
  });
});
