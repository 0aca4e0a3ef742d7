import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { goldenQueriesName, parseGoldenQueries, readGoldenQueries } from './golden-queries-file';

const file = (...entries: readonly string[][]) =>
  `queries:\n${entries.map((lines) => `  - ${lines.join('\n    ')}\n`).join('')}`;

describe('golden queries', () => {
  test('are ranked, or in a student’s own words and of a set', () => {
    const text = file(
      ['query: pavlov dog', 'question: psychology/conditioning', 'worst: 1'],
      ['query: dog drools at a bell', 'question: psychology/conditioning', 'words: own', 'set: test'],
    );
    expect(parseGoldenQueries(text)).toEqual({
      ranked: [{ query: 'pavlov dog', question: 'psychology/conditioning', worst: 1, line: 2 }],
      ownWords: [
        { query: 'dog drools at a bell', question: 'psychology/conditioning', set: 'test', line: 5 },
      ],
    });
  });

  test.each([
    ['neither rank nor set', ['query: a', 'question: b/c']],
    ['own words without a set', ['query: a', 'question: b/c', 'words: own']],
    ['a set of another name', ['query: a', 'question: b/c', 'words: own', 'set: train']],
    ['own words with a rank', ['query: a', 'question: b/c', 'words: own', 'set: test', 'worst: 1']],
    ['a rank of none', ['query: a', 'question: b/c', 'worst: 0']],
    ['a question without its subject', ['query: a', 'question: c', 'worst: 1']],
    ['a question in a folder of a subject', ['query: a', 'question: b/c/d', 'worst: 1']],
    ['a rank of three digits', ['query: a', 'question: b/c', 'worst: 100']],
    ['a rank that is no number', ['query: a', 'question: b/c', 'worst: 1x']],
    ['a rank behind something', ['query: a', 'question: b/c', 'worst: x1']],
    ['an empty query', ["query: ''", 'question: b/c', 'worst: 1']],
  ])('%s is refused', (_, entry) => {
    const sound = ['query: a', 'question: b/c', 'worst: 1'];
    expect(() => parseGoldenQueries(file(sound, entry))).toThrow(
      expect.objectContaining({ kind: 'golden-query', line: 5, field: 'queries' }),
    );
  });

  test('may ask for a rank up to 99, and stand all on one line', () => {
    const text = 'queries: [{ query: a - b, question: b/c, worst: 99 }]';
    expect(parseGoldenQueries(text).ranked).toEqual([
      { query: 'a - b', question: 'b/c', worst: 99, line: 1 },
    ]);
  });

  test('are told from what is no list of them', () => {
    for (const text of ['queries: text', 'other: x'])
      expect(() => parseGoldenQueries(`# -\n${text}`)).toThrow(
        expect.objectContaining({ line: 1, message: 'is no list of queries' }),
      );
  });

  test('of a folder are read where there are any; what is wrong with them is a warning', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-golden-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    expect(await readGoldenQueries(folder)).toEqual({ queries: undefined, diagnostics: [] });
    const write = (text: string) => writeFile(path.join(folder, 'golden-queries.yml'), text);
    await write(file(['query: a', 'question: b/c', 'worst: 1']));
    expect(await readGoldenQueries(folder)).toMatchObject({
      queries: { ranked: [{ query: 'a' }], ownWords: [] },
      diagnostics: [],
    });
    await write(file(['query: a']));
    const { queries, diagnostics } = await readGoldenQueries(folder);
    expect(queries).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        ...{ severity: 'warning', kind: 'golden-query', file: goldenQueriesName, line: 2, leftOut: false },
        message: 'is no query with its question',
      },
    ]);
  });

  test('of the bundled library in own words are of the two sets by turns, ten or more of a subject', async () => {
    const { ownWords } = parseGoldenQueries(await readFile('content/golden-queries.yml', 'utf8'));
    expect(ownWords.map(({ set }) => set)).toEqual(ownWords.map((_, i) => (i % 2 === 0 ? 'study' : 'test')));
    const counts = new Map<string, number>();
    for (const { question } of ownWords) {
      const subject = question.slice(0, question.indexOf('/'));
      counts.set(subject, (counts.get(subject) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThanOrEqual(12);
    for (const [subject, count] of counts) expect(count, subject).toBeGreaterThanOrEqual(10);
    expect(new Set(ownWords.map(({ query }) => query)).size).toBe(ownWords.length);
  });
});
