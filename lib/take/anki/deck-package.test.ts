import { unzipSync } from 'fflate';
import initSqlJs, { type Database } from 'sql.js';
import { beforeAll, expect, test } from 'vitest';
import { samplePng } from '@/test-support/sample-pictures';
import { openTakenLibrary } from '@/test-support/taken-library';
import { findTaken } from '../taken';
import { writeDeck } from './deck-package';

let files: Readonly<Record<string, Uint8Array>>;
let database: Database;

beforeAll(async () => {
  const library = await openTakenLibrary({
    'site.yml': 'name: Library\nurl: https://site.example\n',
    'art/a.md': '---\nquestion: A?\nanswer: "![A](a.png)"\n---\n',
    'art/b.md': '---\nquestion: "B \\u001f \\0 x?"\nanswer: "B"\n---\n',
    'art/a.png': samplePng(30, 20),
    'art/unused.png': samplePng(31, 20),
  });
  const taken = findTaken({ subject: 'art' }, library.catalog);
  if (taken === undefined) throw new Error('nothing is there');
  files = unzipSync(await writeDeck(taken, library));
  await library.catalog.close();
  const { Database } = await initSqlJs();
  database = new Database(files['collection.anki2']);
});

test('it has a note of two sides and a card for each question', () => {
  const rows =
    database.exec('select flds, cards.did from notes join cards on nid = notes.id order by due')[0]?.values ??
    [];
  expect(rows).toHaveLength(2);
  for (const [sides] of rows) expect(String(sides).split('\u001f')).toHaveLength(2);
  const [decks] = database.exec('select decks from col')[0]?.values[0] ?? [];
  expect(JSON.parse(String(decks))[String(rows[0]?.[1])]).toMatchObject({ name: 'Library::Art' });
});

test('pictures that are shown are in it, under their names', () => {
  const media: Record<string, string> = JSON.parse(Buffer.from(files.media ?? []).toString());
  const [name = ''] = Object.values(media);
  expect(Object.keys(media)).toEqual(['0']);
  expect(Buffer.from(files['0'] ?? [])).toEqual(samplePng(30, 20));
  const [sides] = database.exec("select flds from notes where flds like '%<img%'")[0]?.values[0] ?? [];
  expect(String(sides)).toContain(`src="${name}"`);
});
