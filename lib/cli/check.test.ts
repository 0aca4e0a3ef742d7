import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const many = 203;
const printedOfKind = 200;

/** A library with a file for each fault that is known, and more of one kind than are printed. */
async function faultyLibrary(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-check-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp('e2e/constructs/content', folder, { recursive: true });
  for (let i = 0; i < many; i++)
    await writeFile(path.join(folder, 'faults', `empty-${i}.md`), '---\nquestion: What?\n---\n');
  return folder;
}

function check(content: string, ...more: readonly string[]) {
  const args = ['--import', 'tsx', 'lib/cli/check.ts', '--content', content, ...more];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  return { status, stdout };
}

interface Printed {
  readonly questions: number;
  readonly subjects: number;
  readonly counts: readonly { readonly severity: string; readonly kind: string; readonly count: number }[];
  readonly faults: readonly { readonly file: string; readonly line: number; readonly kind: string }[];
  readonly notOnSite: readonly { readonly file: string; readonly why: string }[];
}

test('one run names every kind of fault, at most two hundred of each, and ends with what is not on the site', async () => {
  const folder = await faultyLibrary();
  const whole: Printed = JSON.parse(check(folder, '--json').stdout);
  const { status, stdout } = check(folder);
  expect(status).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(whole.counts.length).toBeGreaterThan(55);
  for (const { severity, kind, count } of whole.counts) {
    expect(whole.faults.filter((fault) => fault.kind === kind).length, kind).toBeGreaterThanOrEqual(count);
    expect(lines).toContain(`${severity} ${kind}: ${count}`);
  }
  const printed = lines.filter((line) => /^(?:error|warning): .+?:\d+: /.test(line));
  const most = whole.counts.reduce((sum, { count }) => sum + Math.min(count, printedOfKind), 0);
  expect(printed.length).toBe(most);
  const empty = whole.counts.find(({ kind }) => kind === 'no-answer')?.count ?? 0;
  expect(lines).toContain(`error no-answer: ${empty - printedOfKind} more, all with --json`);
  const closing = lines.slice(lines.findIndex((line) => line.startsWith('On the site: ')));
  expect(closing.slice(0, 2)).toEqual([
    `On the site: ${whole.questions} questions in ${whole.subjects} subjects.`,
    `Not on the site: ${whole.notOnSite.length} files.`,
  ]);
  const named = whole.notOnSite.slice(0, printedOfKind).map(({ file, why }) => `  ${file}: ${why}`);
  expect(closing.slice(2, -1)).toEqual(named);
  expect(closing.at(-1)).toBe(`  and ${whole.notOnSite.length - printedOfKind} more, all with --json`);
});
