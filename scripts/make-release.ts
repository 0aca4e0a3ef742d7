// Own, since what is kept for this (release-it, changelogen, commit-and-tag-version) writes the changelog out of subjects
// such as "feat: …", which say nothing to readers and owners, and brings 16 to 22 packages. npm itself writes the version.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dateChangelog } from './changelog';

const kinds = ['major', 'minor', 'patch'] as const;
type Kind = (typeof kinds)[number];

export function isKind(word: string): word is Kind {
  return kinds.some((kind) => kind === word);
}

interface ReleaseOptions {
  /** Says what would be written, and writes nothing. */
  readonly isDry?: boolean;
  /** Only where `npm test` passes. */
  readonly isChecked?: boolean;
}

/**
 * Writes the version, dates the changelog, commits and tags; answers with what there is to say.
 * @throws before anything is written, where it may not be released
 */
export function makeRelease(folder: string, kind: Kind, { isDry, isChecked }: ReleaseOptions): string {
  const run = (command: string, ...args: readonly string[]) => runIn(folder, command, args);
  const about = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const changelog = path.join(folder, 'CHANGELOG.md');
  const version = nextVersion(JSON.parse(about).version, kind);
  const tag = `v${version}`;
  const day = new Date().toISOString().slice(0, 10);
  const { text, notes } = dateChangelog(readFileSync(changelog, 'utf8'), version, day);
  if (isDry) return `${tag} (${day})\n\n${notes}`;
  if (run('git', 'status', '--porcelain') !== '')
    throw new Error('There are changes that are not committed: commit or stash them first.');
  if (run('git', 'tag', '--list', tag) !== '') throw new Error(`The tag ${tag} is there already.`);
  if (isChecked && spawnSync('npm', ['test'], { cwd: folder, stdio: 'inherit' }).status !== 0)
    throw new Error('npm test failed: nothing was written.');
  run('npm', 'version', version, '--no-git-tag-version', '--ignore-scripts');
  writeFileSync(changelog, text);
  run('git', 'add', 'package.json', 'package-lock.json', 'CHANGELOG.md');
  run('git', 'commit', '--quiet', '--message', `Release ${version}`);
  run('git', 'tag', '--annotate', '--cleanup=verbatim', '--message', `Stoa ${version}\n\n${notes}\n`, tag);
  return `${tag} is committed and tagged. Publish it: git push --follow-tags`;
}

function nextVersion(version: string, kind: Kind): string {
  const parts = version.split('.').map(Number);
  const raised = kinds.indexOf(kind);
  return parts.map((part, i) => (i < raised ? part : i === raised ? part + 1 : 0)).join('.');
}

function runIn(folder: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${error?.message ?? (stderr || stdout)}`);
  return stdout.trim();
}
