import { expect, test } from 'vitest';
import { commands } from './commands';
import { helpLines } from './lines/help-lines';
import { parseCommand } from './parse-command';

test('gives every option of a command, given or not', () => {
  expect(parseCommand('export', ['--small', '--out', 'x', '--url=https://a.org/?a=b'])).toEqual({
    given: {
      content: undefined,
      out: 'x',
      url: 'https://a.org/?a=b',
      small: true,
      'no-compress': false,
      help: false,
      version: false,
    },
    text: '',
  });
  expect(parseCommand('start', ['--workers', '2', '--workers', '3'])).toMatchObject({
    given: { workers: '3', dev: false },
  });
});

test('says what an option wants that lacks its value', () => {
  for (const list of [['--out'], ['--out', '--small'], ['--out=']])
    expect(() => parseCommand('export', list)).toThrow('--out wants a folder after it');
  expect(() => parseCommand('check', ['--json=1'])).toThrow('--json takes no value');
});

test('of an option that is not known it says the nearest', () => {
  expect(() => parseCommand('check', ['--contnet', 'x'])).toThrow(
    '--contnet is not known here; did you mean --content? --help says what there is',
  );
  expect(() => parseCommand('build', ['--contentonly'])).toThrow('did you mean --content-only?');
  expect(() => parseCommand('check', ['--strange'])).toThrow(
    '--strange is not known here; known are --content DIR, --json, --help, --version',
  );
  for (const list of [['--constructor', 'x'], ['--__proto__'], ['-j'], ['x'], ['--', 'x']])
    expect(() => parseCommand('check', list), list[0]).toThrow('is not known here; known are --content DIR');
});

test('what has no name is the query of a command that takes one, whatever stands where', () => {
  expect(
    parseCommand('search-explain', ['stone', '--limit', '3', 'bridge', '-arch', '--', '--x']),
  ).toMatchObject({
    given: { limit: '3', exact: false },
    text: 'stone bridge -arch --x',
  });
  for (const list of [[], ['  '], ['--json']])
    expect(() => parseCommand('search-explain', list)).toThrow('say what to search for');
});

test.each(['help', 'version'] as const)('--%s is known to every command, whatever else it wants', (print) => {
  for (const name of Object.keys(commands) as (keyof typeof commands)[])
    expect(parseCommand(name, [`--${print}`])).toEqual({ print });
});

test('help says what a command does, and all it takes', () => {
  expect(helpLines(commands['search-explain'], commands['search-explain'].start)).toEqual([
    'Says what a search makes of a query, and what the order of its hits comes from.',
    '',
    'Usage: npm run search:explain -- QUERY [options]',
    '',
    '  --content DIR   the content folder; else STOA_CONTENT, else the bundled library',
    '  --subject SLUG  search this subject alone',
    '  --limit N       hits to explain, from 1 to 50; else 5',
    '  --exact         repair no words',
    '  --json          print it as JSON',
    '  --help          print this, and do nothing else',
    '  --version       print the version of Stoa, and do nothing else',
  ]);
});
