import path from 'node:path';

type Git = (...args: readonly string[]) => string;

/** What differs from where this branch left main, committed or not. */
export function changedFiles(git: Git): { readonly base: string; readonly files: readonly string[] } {
  const main = ['origin/main', 'main'].find((name) => git('rev-parse', '--verify', '--quiet', name) !== '');
  const base = main === undefined ? 'HEAD' : git('merge-base', 'HEAD', main);
  const lists = [
    git('diff', '--name-only', '--relative', base),
    git('ls-files', '--others', '--exclude-standard'),
  ];
  const files = new Set(lists.flatMap((list) => list.split('\n')).filter((file) => file !== ''));
  return { base: base.slice(0, 12), files: [...files].sort() };
}

interface Tree {
  /** All files of tests that there are. */
  readonly tests: readonly string[];
  read(file: string): string;
}

/**
 * The tests near changed sources: of their folders and those below and above in the same room (`lib/content`), since what a
 * test reads is not always what it imports, and those that import one of them.
 */
export function testsNear(files: readonly string[], { tests, read }: Tree): readonly string[] {
  const sources = files.filter((file) => /\.(?:tsx?|css)$/.test(file));
  return tests.filter((test) => {
    const text = read(test);
    return sources.some((file) => standsNear(test, file) || importsFile(test, text, file));
  });
}

function standsNear(test: string, file: string): boolean {
  const [own, changed] = [path.dirname(test), path.dirname(file)];
  const isBelow = changed !== '.' && `${own}/`.startsWith(`${changed}/`);
  const isAbove = own.includes('/') && `${changed}/`.startsWith(`${own}/`);
  return isBelow || isAbove;
}

function importsFile(test: string, text: string, file: string): boolean {
  const name = file.replace(/\.tsx?$/, '');
  const relative = path.posix.relative(path.dirname(test), name);
  return [`@/${name}`, relative.startsWith('.') ? relative : `./${relative}`].some((from) =>
    text.includes(`'${from}'`),
  );
}
