import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { buildSample, questionOf, type SampleSearch, sampleDocuments } from '@/test-support/sample-search';

const more: readonly SearchDocument[] = [
  document(
    'What is photosynthesis?',
    'Green leaves make sugar from light, water and air. Photosynthesis feeds them.',
  ),
  document(
    'Why do leaves look green?',
    'Chlorophyll takes in red and blue light. It drives photosynthesis in plants.',
  ),
  document('What is a photograph?', 'A picture made by light, and kept.'),
  document('Chemical synthesis of sugar', 'How a chemist makes sugar step by step.'),
  document(
    'What is mitosis?',
    'A cell divides into two cells alike. Cell division by mitosis keeps chromosomes.',
  ),
  document(
    'What is meiosis?',
    'A cell divides twice. Human capital has nothing to do with it; capital is at times human.',
  ),
  document('What is human capital?', 'Skills and knowledge that people bring to their work.'),
  document('光合作用とは', '植物が光で糖を作る。'),
];

function document(question: string, text: string): SearchDocument {
  const slug = question.replace(/[^\p{L}]+/gu, '-').toLowerCase();
  return { subject: 'botany', slug, question, keywords: [], summary: '', text };
}

it('finds a question by synonyms of its words, phrases too', async () => {
  const synonyms = [
    ['pore', 'tiny opening'],
    ['civil war', 'WBTS'],
  ];
  const { questions } = await buildSample(sampleDocuments, synonyms);
  expect(await questions('tiny opening ')).toContain('What is a stoma?');
  expect(await questions('wbts ')).toEqual(['What ended in 1865?']);
});

let sample: SampleSearch;
beforeAll(async () => {
  sample = await buildSample([...sampleDocuments, ...more]);
});

describe('a misspelled word', () => {
  it('is searched for as the word that was meant, and said so', async () => {
    const { repairs, searched, hits, unknown } = await sample.search('what is mitossis');
    expect(repairs).toEqual([{ from: 'mitossis', to: 'mitosis' }]);
    expect({ searched, unknown }).toEqual({ searched: 'what is mitosis', unknown: [] });
    expect(hits.map(questionOf)[0]).toBe('What is mitosis?');
  });
  it('may be wrong in its first letter, its last, or by a swap in the middle', async () => {
    for (const typed of ['nitosis ', 'mitosid ', 'mitsois ', 'mtiosis ', 'photsynthesis ', 'photosinthesiz '])
      expect((await sample.search(typed)).repairs, typed).toHaveLength(1);
  });
  it('is searched for as typed where that is asked for', async () => {
    const answer = await sample.engine.search({ query: 'mitossis', exact: true, limit: 5, offset: 0 });
    expect(answer).toMatchObject({ status: 'ok', total: 0, repairs: [], unknown: ['mitossis'] });
  });
  it('is left alone where the library holds it, and where nothing is near', async () => {
    expect((await sample.search('stoma ')).repairs).toEqual([]);
    expect((await sample.search('xylophone ')).repairs).toEqual([]);
  });
  it('may be a slip of a word that says nothing', async () => {
    const { repairs, terms } = await sample.search('waht is teh stoma ');
    expect(repairs).toEqual([
      { from: 'waht', to: 'what' },
      { from: 'teh', to: 'the' },
    ]);
    expect(terms).toEqual(['stoma']);
  });
  it('is repaired within quotes too', async () => {
    const { searched, hits } = await sample.search('"human capitall"');
    expect(searched).toBe('"human capital"');
    expect(hits.map(questionOf)).toContain('What is human capital?');
  });
  it('is repaired while it is still being typed', async () => {
    expect((await sample.questions('phtosyn'))[0]).toBe('What is photosynthesis?');
  });
});

describe('words written apart or together', () => {
  it('are found as one word', async () => {
    const found = await sample.search('photo synthesis');
    expect(questionOf(found.hits[0] as never)).toBe('What is photosynthesis?');
    expect(found.hits[0]?.missing).toEqual([]);
  });
  it('are found as two that stand side by side', async () => {
    const { repairs, hits } = await sample.search('humancapital ');
    expect(repairs).toEqual([{ from: 'humancapital', to: 'human capital' }]);
    expect(questionOf(hits[0] as never)).toBe('What is human capital?');
  });
});

describe('a quoted phrase', () => {
  it('asks for its words side by side, in the question or anywhere in the answer', async () => {
    expect([...(await sample.questions('"human capital"'))].sort()).toEqual([
      'What is human capital?',
      'What is meiosis?',
    ]);
    expect((await sample.search('"capital human"')).relaxed).toBe(true);
    expect(await sample.questions('"guard cells"')).toHaveLength(2);
  });
  it('is said to be missing where no question holds it, and its words are searched for', async () => {
    const { relaxed, hits } = await sample.search('"cells guard"');
    expect(relaxed).toBe(true);
    expect(hits.length).toBeGreaterThan(0);
  });
  it('is left out after a minus', async () => {
    expect(await sample.questions('human -"human capital"')).toEqual([]);
    expect(await sample.questions('cell -mitosis -"guard cells"')).toEqual(['What is meiosis?']);
  });
});

describe('an answer', () => {
  it('is of the subject that the query names', async () => {
    const { subject, hits } = await sample.search('root subject:computing');
    expect(subject).toBe('computing');
    expect(hits.map(questionOf)).toEqual(['What is a root directory?']);
  });
  it('says why each question was found', async () => {
    const { hits } = await sample.search('stoma potassium ');
    expect(hits[0]).toMatchObject({
      matched: [
        { word: 'stoma', where: 'question' },
        { word: 'potassium', where: 'text' },
      ],
      missing: [],
    });
  });
  it('is relaxed where no question holds every word', async () => {
    expect((await sample.search('stoma chromosomes ')).relaxed).toBe(true);
    expect((await sample.search('stoma potassium ')).relaxed).toBe(false);
  });
  it('finds words of scripts without spaces', async () => {
    expect(await sample.questions('光合作用')).toEqual(['光合作用とは']);
    expect(await sample.questions('植物')).toEqual(['光合作用とは']);
  });
});
