import { expect, test } from 'vitest';
import { createExplainer } from '@/lib/search/engine/explain';
import { encodeNearList } from '@/lib/search/format/protocol/near-list';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { buildSample } from '@/test-support/sample-search';
import { explainLines } from './explain-lines';

test('an owner is told how a query was read, and what each score is made of', async () => {
  const { folder } = await buildSample();
  const explain = createExplainer(createDiskFiles(folder));
  const told = await explain({ query: 'what is a guard cel of "root directory" -war', limit: 3, offset: 0 });
  const text = explainLines(told).join('\n');
  expect(text).toContain('Query: what is a guard cel of');
  expect(text).toContain('Not searched for: what, is, a, of');
  expect(text).toContain('Held by every hit, side by side: root directori');
  expect(text).toContain('Held by none: war');
  expect(text).toMatch(/Word: guard, as guard, weight \d/);
  expect(text).toContain('Meaning: not known');
});

test('what a hit owes to its meaning is told', async () => {
  const { folder } = await buildSample();
  const documents = Array.from({ length: 6 }, (_, i) => i);
  const list = encodeNearList({ documents, cosines: documents.map(() => 0.6), gap: 0.3, knownWords: 0 });
  const explain = createExplainer(createDiskFiles(folder), async () => list);
  const text = explainLines(await explain({ query: 'water stoma root war', limit: 9, offset: 0 })).join('\n');
  expect(text).toContain('Meaning: weight 3 (keywords; the nearest is 0.3 above the tenth');
  expect(text).toContain('meaning 0.15 = weight 3 × (cosine 0.6 − 0.55 of what is not near)');
  expect(text).toContain('no meaning: it is not among the nearest');
});

test('the candidates of a repair are told, the one that is taken first', async () => {
  const { folder } = await buildSample();
  const explain = createExplainer(createDiskFiles(folder));
  const lines = explainLines(await explain({ query: 'transpiraton of a leaf', limit: 2, offset: 0 }));
  const at = lines.findIndex((line) => line.startsWith('The library does not hold'));
  expect(lines[at + 1]).toMatch(/^ {2}transpiration: .*; taken$/);
  const [hit] = (await explain({ query: 'stoma leaf', limit: 2, offset: 0 })).hits;
  expect(hit?.words.words.map(({ word }) => word)).toEqual(['stoma', 'leaf']);
});
