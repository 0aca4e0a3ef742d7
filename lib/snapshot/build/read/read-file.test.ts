import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from './read-file';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function diagnosticsOf(answer: string) {
  await writeFile(
    path.join(folder, 'a.md'),
    `---\nquestion: What?\nkeywords: [a]\nanswer: >-\n  Words.\n---\n${answer}\n`,
  );
  const { diagnostics, question } = await readFile(folder, { subject: 's', slug: 'a', file: 'a.md' });
  expect(question).toBeDefined();
  return diagnostics.filter(({ kind }) => kind === 'answer-too-large' || kind === 'formula');
}

describe('an answer that cannot be rendered', () => {
  it('is named with what is too much, how much there is and what to do, and stays in the library', async () => {
    expect(await diagnosticsOf(`${'- a\n'.repeat(3_000)}$\\unknown$`)).toEqual([
      {
        severity: 'warning',
        kind: 'answer-too-large',
        file: 'a.md',
        line: 4,
        field: 'answer',
        message:
          'cannot be shown with its marks: the answer has 3000 entries of lists, quotes and notes; at most 1300 are rendered',
        remedy: 'shorten or divide it; until then it is shown as plain text',
        leftOut: false,
      },
    ]);
  });

  it('is not said of others', async () => {
    expect(await diagnosticsOf('- a\n'.repeat(500))).toEqual([]);
    expect(await diagnosticsOf('$\\unknown$')).toMatchObject([{ kind: 'formula' }]);
  });
});
