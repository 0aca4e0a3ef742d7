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
  exists(file: string): boolean;
  list(folder: string): readonly string[];
}

/** Changed sources, and the tests that stand in their folders: what a test reads is not always what it imports. */
export function testedFiles(files: readonly string[], tree: Tree): readonly string[] {
  const sources = files.filter((file) => /\.(?:tsx?|css)$/.test(file));
  const folders = [...new Set(sources.map((file) => path.dirname(file)))].filter((folder) =>
    tree.exists(folder),
  );
  const beside = folders.flatMap((folder) =>
    tree.list(folder).flatMap((name) => (/\.test\.tsx?$/.test(name) ? path.posix.join(folder, name) : [])),
  );
  return [...new Set([...sources.filter((file) => tree.exists(file)), ...beside])].sort();
}
