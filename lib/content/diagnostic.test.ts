import { expect, test } from 'vitest';
import { buildDiagnostic, countByKind, diagnosticLine, filesLeftOut, UnusableFile } from './diagnostic';

test('a diagnostic is one line, whatever it quotes', () => {
  const diagnostic = {
    ...({ severity: 'error', kind: 'place', line: 1, field: 'file', leftOut: true } as const),
    ...{ file: 'a/b\n\u001b[2J\u202Ec.md', message: 'cannot be part of an address', remedy: 'name it' },
  };
  expect(diagnosticLine(diagnostic)).toBe(
    'a/b\\u000a\\u001b[2J\\u202ec.md:1: file: cannot be part of an address; name it (left out of the site)',
  );
});

const said = { kind: 'date', file: 'a/b.md', message: 'is no date', remedy: 'write one' } as const;

test('what is not said of a diagnostic is what most are: a warning from the first line of a file that is served', () => {
  expect(buildDiagnostic(said)).toEqual({
    ...said,
    severity: 'warning',
    line: 1,
    field: 'file',
    leftOut: false,
  });
  const all = { ...said, severity: 'error', line: 7, field: 'date', leftOut: true } as const;
  expect(buildDiagnostic(all)).toEqual(all);
});

test('a line says what becomes of the file', () => {
  const line = (more: object) => diagnosticLine({ ...buildDiagnostic(said), ...more });
  expect(line({})).toBe('a/b.md:1: file: is no date; write one');
  expect(line({ leftOut: true })).toBe('a/b.md:1: file: is no date; write one (left out of the site)');
  expect(line({ isKept: true })).toBe(
    'a/b.md:1: file: is no date; write one (ITS LAST GOOD VERSION STAYS ON THE SITE)',
  );
});

test('kinds are counted apart by severity: errors first, then what is most frequent, then by name', () => {
  const of = (severity: 'error' | 'warning', kind: 'date' | 'id' | 'url') =>
    buildDiagnostic({ ...said, severity, kind });
  const counted = countByKind([
    of('warning', 'url'),
    of('warning', 'id'),
    of('error', 'date'),
    of('warning', 'date'),
    of('warning', 'url'),
  ]);
  expect(counted.map(({ severity, kind, count }) => `${severity} ${kind} ${count}`)).toEqual([
    'error date 1',
    'warning url 2',
    'warning date 1',
    'warning id 1',
  ]);
});

test('a file that is left out is named once, with its first reason', () => {
  const left = (file: string, line: number) => buildDiagnostic({ ...said, file, line, leftOut: true });
  const found = filesLeftOut([
    buildDiagnostic({ ...said, file: 'c.md' }),
    left('b.md', 2),
    left('a.md', 1),
    left('b.md', 3),
  ]);
  expect(found.map(({ file, line }) => [file, line])).toEqual([
    ['b.md', 2],
    ['a.md', 1],
  ]);
});

test('a file that cannot be used says why, and what else is wrong with it', () => {
  const others = [{ kind: 'id', line: 3, field: 'id', message: 'is none', remedy: 'take it out' }] as const;
  const place = { kind: 'yaml', line: 2, field: 'date', message: 'is not YAML', remedy: 'quote it' } as const;
  expect(new UnusableFile({ ...place, others })).toMatchObject({ ...place, others, name: 'UnusableFile' });
  expect(new UnusableFile(place).others).toEqual([]);
});
