import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isKind, makeRelease } from './make-release';

const changelog = '# Changelog\n\n## Unreleased\n### Owners\n- Faster.\n\n## 0.1.4 (2026-01-01)\n- First.\n';
let folder: string;

beforeEach(async () => {
  // Nothing of whoever runs the tests: neither their name nor their signature.
  for (const who of ['AUTHOR', 'COMMITTER']) {
    vi.stubEnv(`GIT_${who}_NAME`, 'a');
    vi.stubEnv(`GIT_${who}_EMAIL`, 'a@example.org');
  }
  for (const config of ['GLOBAL', 'SYSTEM']) vi.stubEnv(`GIT_CONFIG_${config}`, '/dev/null');
  folder = await mkdtemp(path.join(tmpdir(), 'stoa-release-'));
  const about = { name: 'a', version: '0.1.4', private: true, scripts: { test: 'test ! -e red' } };
  await write('package.json', `${JSON.stringify(about, undefined, 2)}\n`);
  const lock = { name: 'a', version: '0.1.4', lockfileVersion: 3, requires: true };
  const packages = { '': { name: 'a', version: '0.1.4' } };
  await write('package-lock.json', `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
  await write('CHANGELOG.md', changelog);
  git('init', '--quiet');
  commit();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const read = (name: string) => readFile(path.join(folder, name), 'utf8');

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

function commit(): void {
  git('add', '.');
  git('commit', '--quiet', '--message', 'Change');
}

async function isUntouched(): Promise<void> {
  expect(await read('CHANGELOG.md')).toBe(changelog);
  expect(JSON.parse(await read('package.json')).version).toBe('0.1.4');
  expect([git('tag'), git('log', '--format=%s')]).toEqual(['', 'Change']);
}

test.each([
  ['patch', '0.1.5'],
  ['minor', '0.2.0'],
  ['major', '1.0.0'],
] as const)('a %s release is written, committed and tagged', async (kind, version) => {
  expect(makeRelease(folder, kind, {})).toContain(`v${version} is committed and tagged`);
  const lock = JSON.parse(await read('package-lock.json'));
  const versions = [JSON.parse(await read('package.json')).version, lock.version, lock.packages[''].version];
  expect(versions).toEqual([version, version, version]);
  const section = `## ${version} \\(\\d{4}-\\d{2}-\\d{2}\\)\n### Owners\n- Faster\\.`;
  expect(await read('CHANGELOG.md')).toMatch(new RegExp(`## Unreleased\n\n${section}\n\n## 0\\.1\\.4`));
  expect(git('log', '-1', '--format=%s')).toBe(`Release ${version}`);
  expect(git('tag', '--points-at', 'HEAD', '--format=%(contents)')).toContain('### Owners\n- Faster.');
  expect(git('status', '--porcelain')).toBe('');
});

test('a dry run prints and writes nothing', async () => {
  expect(makeRelease(folder, 'minor', { isDry: true })).toMatch(/^v0\.2\.0 \(.*\)\n\n### Owners\n- Faster\./);
  await isUntouched();
});

test('what is not committed, or fails its checks, is not released', async () => {
  await write('new.txt', '');
  expect(() => makeRelease(folder, 'minor', {})).toThrow('not committed');
  await rm(path.join(folder, 'new.txt'));
  // Not seen by git, but by the checks.
  await write('.git/info/exclude', 'red\n');
  await write('red', '');
  expect(() => makeRelease(folder, 'minor', { isChecked: true })).toThrow('npm test failed');
  await isUntouched();
  await rm(path.join(folder, 'red'));
  expect(makeRelease(folder, 'minor', { isChecked: true })).toContain('v0.2.0 is committed');
});

test('a version that is there already is refused', () => {
  git('tag', 'v0.2.0');
  expect(() => makeRelease(folder, 'minor', {})).toThrow('v0.2.0 is there');
  expect(['patch', 'huge', ''].map(isKind)).toEqual([true, false, false]);
});
