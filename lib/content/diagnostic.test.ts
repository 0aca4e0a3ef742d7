import { expect, test } from 'vitest';
import { diagnosticLine } from './diagnostic';

test('a diagnostic is one line, whatever it quotes', () => {
  const diagnostic = {
    ...({ severity: 'error', kind: 'place', line: 1, field: 'file', leftOut: true } as const),
    ...{ file: 'a/b\n\u001b[2J\u202Ec.md', message: 'cannot be part of an address', remedy: 'name it' },
  };
  expect(diagnosticLine(diagnostic)).toBe(
    'a/b\\u000a\\u001b[2J\\u202ec.md:1: file: cannot be part of an address; name it (left out of the site)',
  );
});
