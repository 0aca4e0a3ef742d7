import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePng } from '@/test-support/sample-pictures';
import { openTakenLibrary } from '@/test-support/taken-library';
import { findTaken } from '../taken';
import type { TakenLibrary } from '../taken-library';
import { writeSourcesZip } from './sources-zip';

const files = {
  'art/a.md': '---\nquestion: "A: $x^2$?"\nanswer: "One\\\\n\\\\n- $\\\\nabla$ ![A](pictures/a.png)"\n---\n',
  'art/b.md': '---\nquestion: B?\nkeywords: [k]\n---\n\nSee [[a]] and ![C](/shared/c.png).\n',
  'art/pictures/a.png': samplePng(4, 4),
  'shared/c.png': samplePng(5, 5),
};

let library: TakenLibrary;

beforeAll(async () => {
  library = await openTakenLibrary(files);
});
afterAll(() => library.catalog.close());

async function zipped() {
  const taken = findTaken({ subject: 'art' }, library.catalog);
  if (taken === undefined) throw new Error('nothing is there');
  return writeSourcesZip(taken.questions, library);
}

test('what is taken is a library again, with its pictures', async () => {
  const unpacked = unzipSync(await zipped());
  expect(Object.keys(unpacked).sort()).toEqual(Object.keys(files).sort());
  expect(Buffer.from(unpacked['shared/c.png'] ?? [])).toEqual(files['shared/c.png']);
  const again = await openTakenLibrary(unpacked);
  expect(again.catalog.frame.total).toBe(2);
  for (const path of ['art/a', 'art/b']) {
    const [before, after] = [library, again].map(({ catalog }) => catalog.find(path));
    expect({ ...after, subject: '' }).toEqual({ ...before, subject: '' });
  }
  const form = { kind: 'card', inside: new Map() } as const;
  for (const number of [0, 1])
    expect(await again.renderTaken(number, form)).toEqual(await library.renderTaken(number, form));
  await again.catalog.close();
});

test('the same questions are the same bytes', async () => {
  expect((await zipped()).equals(await zipped())).toBe(true);
});
