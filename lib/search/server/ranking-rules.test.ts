import { expect, it } from 'vitest';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { encodeNearList } from '@/lib/search/format/protocol/near-list';
import { buildSample } from '@/test-support/sample-search';

/** Tiny libraries, one for each rule, in which only that rule tells one order from another. */
function document(question: string, text: string): SearchDocument {
  const slug = question.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { subject: 'history', slug, question, keywords: [], summary: '', text };
}

const times = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');

it('a join of two words is likelier than an edit of one of them, even where that stands beside the other', async () => {
  const { search, questions } = await buildSample([
    document('What is football?', 'A game on grass.'),
    document('Food at a ball', times(4, 'Food, and a ball.')),
    document('The ball', 'It is round.'),
  ]);
  // Nothing is called foot here.
  expect((await search('foot ball ')).repairs).toEqual([{ from: 'foot ball', to: 'football' }]);
  expect((await questions('foot ball '))[0]).toBe('What is football?');
});

it('a quoted word is joined to no neighbor', async () => {
  const documents = [document('What is football?', 'A game.'), document('The ball', 'It is round.')];
  const { search } = await buildSample(documents);
  expect((await search('foot ball ')).repairs).toEqual([{ from: 'foot ball', to: 'football' }]);
  for (const query of ['"foot" ball ', 'foot "ball" ', '"foot ball" '])
    expect((await search(query)).repairs, query).toEqual([]);
});

it('two words that the library knows also find it where they are written as one, but not in quotes', async () => {
  const { search, questions } = await buildSample([
    document('Ink and quills', 'A note was left in a drawer.'),
    document('The book', 'It has many pages, and nobody reads it.'),
    document('A notebook', 'Paper to write on.'),
  ]);
  const [first] = (await search('note book ')).hits;
  expect({ slug: first?.slug, missing: first?.missing }).toEqual({ slug: 'a-notebook', missing: [] });
  expect(await questions('"note book" ')).not.toContain('A notebook');
  expect(await questions('note, book ')).not.toContain('A notebook');
});

it('up to four words are looked for as one with their neighbors, and no more', async () => {
  const { questions } = await buildSample([
    document('Red', 'Red, and a note.'),
    document('Thick', 'Thick, and a book.'),
    document('Paper', 'Of paper.'),
    document('A notebook', 'To write on.'),
  ]);
  for (const query of ['note book ', 'red note book ', 'red paper note book '])
    expect(await questions(query), query).toContain('A notebook');
  expect(await questions('red thick paper note book ')).not.toContain('A notebook');
});

it('words that some question holds together are not looked for as one', async () => {
  const { questions } = await buildSample([
    document('Red note', 'A red note in a book.'),
    document('A notebook', 'To write on.'),
  ]);
  expect(await questions('red note book ')).toEqual(['Red note']);
  expect(await questions('note book ')).toContain('A notebook');
});

it('a word is parted where its parts are common, though more words than are tried are near it', async () => {
  const { search } = await buildSample([
    document('The cell wall', times(40, 'A cell wall.')),
    ...['cellwalk', 'cellwell', 'cellwill', 'callwall', 'bellwall'].map((word) => document(word, 'Made up.')),
  ]);
  expect((await search('cellwall ')).repairs).toEqual([{ from: 'cellwall', to: 'cell wall' }]);
});

it('to part a word costs more than a letter written twice', async () => {
  const { search } = await buildSample([
    document('Grass', 'Here is grass snake.'),
    document('Grassnake', 'It is green.'),
  ]);
  expect((await search('grasssnake ')).repairs).toEqual([{ from: 'grasssnake', to: 'grassnake' }]);
});

it('a title that says the query and nothing else stands above one that says more', async () => {
  const { questions } = await buildSample([
    document('Deep sea fish', 'They glow.'),
    document('Deep sea', 'They glow.'),
    document('The deep sea at night in winter', 'They glow.'),
  ]);
  expect((await questions('deep sea '))[0]).toBe('Deep sea');
});

it('a word that the query begins is found by the question that says most of it', async () => {
  const documents = [
    document('Gulls', `Plankton is eaten too. ${times(30, 'They fly over the water.')}`),
    document('Whales', times(6, 'Plankton and more plankton.')),
  ];
  for (const order of [documents, [...documents].reverse()])
    expect(await (await buildSample(order)).questions('plank')).toEqual(['Whales', 'Gulls']);
});

it('where no question holds a word of the query, those that are close in meaning are found, and no others', async () => {
  const { engine } = await buildSample([document('Cars', 'They drive.'), document('Whales', 'They sing.')]);
  const near = encodeNearList({ documents: [0, 1], cosines: [0.7, 0.2], gap: 0.5, knownWords: 1 });
  const asked = { query: 'automobile ', limit: 5, offset: 0 };
  const found = await engine.search({ ...asked, near });
  expect(found).toMatchObject({ total: 1, relaxed: true, unknown: ['automobile'] });
  expect(await engine.search({ ...asked, near, exact: true })).toMatchObject({ total: 0 });
  expect(await engine.search(asked)).toMatchObject({ total: 0, relaxed: false });
});

it('a word that the model knows is not put right where others are held, and meaning finds anything alike', async () => {
  const { engine } = await buildSample([document('What kinds of rock are there?', 'Three kinds of rock.')]);
  const repairsAt = async (cosine: number) => {
    const near = encodeNearList({ documents: [0], cosines: [cosine], gap: 0, knownWords: 0b11 });
    const answer = await engine.search({ query: 'rock kids ', limit: 5, offset: 0, near });
    return answer.status === 'ok' ? answer.repairs.map(({ to }) => to) : undefined;
  };
  expect(await repairsAt(0.4)).toEqual([]);
  expect(await repairsAt(0.1)).toEqual(['kinds']);
});
