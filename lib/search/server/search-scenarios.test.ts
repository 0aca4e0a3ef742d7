import { beforeAll, describe, expect, it } from 'vitest';
import { buildSample, questionOf, type SampleSearch, sampleDocuments } from '@/test-support/sample-search';

let sample: SampleSearch;
beforeAll(async () => {
  sample = await buildSample();
});

describe('ranking', () => {
  it('puts the question that is the query first', async () => {
    expect((await sample.questions('what is a stoma'))[0]).toBe('What is a stoma?');
    expect((await sample.questions('stoma'))[0]).toBe('What is a stoma?');
  });
  it('heeds the order of words in a question', async () => {
    expect((await sample.questions('war roses '))[0]).toBe('The war of the roses');
    expect((await sample.questions('roses war '))[0]).toBe('The roses of war');
  });
  it('puts hits with all words before hits that lack one, and says which they lack', async () => {
    const { hits } = await sample.search('water leaf root ');
    const missing = hits.map((hit) => hit.missing.length);
    expect(missing).toEqual([...missing].sort((a, b) => a - b));
    expect(missing[0]).toBe(0);
    const server = hits.find((hit) => questionOf(hit) === 'Water and servers');
    expect(server?.missing).toEqual(['leaf', 'root']);
  });
  it('tells C++ from C#, and finds a year whole', async () => {
    expect(await sample.questions('c++ ')).toEqual(['What is a pointer in C++?']);
    expect(await sample.questions('C#')).toEqual(['What is C#?']);
    expect((await sample.questions('1865'))[0]).toBe('What ended in 1865?');
    expect(await sample.questions('186 ')).toEqual([]);
  });
  it('finds a hyphenated word however it is written', async () => {
    for (const query of ['self-esteem', 'self esteem', 'selfesteem'])
      expect((await sample.questions(query))[0]).toBe('Happiness of gardeners');
  });
  it('takes a hyphenated word with a stop word in it as a word of its own', async () => {
    const { questions } = await buildSample([
      ...sampleDocuments,
      {
        subject: 'history',
        slug: 'cost',
        question: 'What does a choice cost?',
        keywords: ['trade-off'],
        summary: '',
        text: 'What one gives up.',
      },
      {
        subject: 'history',
        slug: 'trade',
        question: 'How did trade grow?',
        keywords: [],
        summary: '',
        text: 'By ships.',
      },
    ]);
    expect((await questions('trade-off'))[0]).toBe('What does a choice cost?');
    expect((await questions('trade '))[0]).toBe('How did trade grow?');
  });
  it('says how many of the questions found are close to what is asked', async () => {
    const { close, total, hits } = await sample.search('what is a root directory');
    expect(total).toBeGreaterThan(1);
    expect(close).toBe(1);
    expect(questionOf(hits[0] as never)).toBe('What is a root directory?');
    const same = await sample.search('root directory', { subject: 'botany' });
    expect(same.close).toBeGreaterThan(0);
    expect((await sample.search('quark ')).close).toBe(0);
  });
  it('shows no question that holds none of the significant words, and misses no word that only words the query', async () => {
    const { hits, total } = await sample.search('explain vs describe the stoma versus the root');
    expect(total).toBeGreaterThan(0);
    for (const { matched, missing } of hits) {
      expect(matched.length).toBeGreaterThan(0);
      expect(missing.filter((word) => !['stoma', 'root'].includes(word))).toEqual([]);
    }
    const apart = await sample.search('difference between a stoma and a root');
    expect(apart.terms).toEqual(['stoma', 'root']);
    expect(apart.hits.flatMap(({ missing }) => missing)).not.toContain('difference');
  });
  it('finds nothing where the library holds none of the words, and names them', async () => {
    const { total, hits, unknown, terms } = await sample.search('quark gluon ');
    expect({ total, hits, unknown, terms }).toEqual({
      total: 0,
      hits: [],
      unknown: ['quark', 'gluon'],
      terms: ['quark', 'gluon'],
    });
  });
  it('searches on without a word that the library does not hold', async () => {
    const { hits, unknown } = await sample.search('quark stoma ');
    expect(unknown).toEqual(['quark']);
    expect(hits.map((hit) => hit.missing.includes('quark'))).toEqual(hits.map(() => true));
    expect(hits.length).toBe(3);
  });
});

describe('the last word', () => {
  it('finds the words it may become', async () => {
    expect((await sample.questions('transpi'))[0]).toBe('What is transpiration?');
    expect((await sample.questions('happine'))[0]).toBe('Happiness of gardeners');
    expect(await sample.questions('transpi ')).toEqual(['What is transpiration?']);
  });
  it('stands first where the library holds it as typed', async () => {
    expect((await sample.questions('root'))[0]).toMatch(/^(Root pressure|What is a root directory\?)$/);
  });
});

describe('narrowing', () => {
  it('leaves out hits with an excluded word', async () => {
    const questions = await sample.questions('root -directory');
    expect(questions).toContain('Root pressure');
    expect(questions).not.toContain('What is a root directory?');
  });
  it('counts hits by subject before, and lists them after, the subject filter', async () => {
    const all = await sample.search('root ');
    const botany = await sample.search('root ', { subject: 'botany' });
    expect(all.subjects).toEqual([
      { slug: 'botany', title: 'Botany', count: 2 },
      { slug: 'computing', title: 'Computing', count: 1 },
    ]);
    expect(botany.subjects).toEqual(all.subjects);
    expect(botany.total).toBe(2);
    expect(botany.hits.every((hit) => hit.subject === 'botany' && hit.subjectTitle === 'Botany')).toBe(true);
    expect((await sample.search('root ', { subject: 'nowhere' })).total).toBe(0);
  });
  it('pages without gaps or repetitions', async () => {
    const whole = (await sample.search('water root leaf stoma ')).hits.map(questionOf);
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => sample.search('water root leaf stoma ', { limit: 2, offset })),
    );
    expect(pages.flatMap((page) => page.hits.map(questionOf))).toEqual(whole.slice(0, 6));
  });
  it('bounds limit and offset', async () => {
    expect((await sample.search('water ', { limit: 1e9, offset: -5 })).hits.length).toBeGreaterThan(1);
    expect((await sample.search('water ', { limit: Number.NaN })).hits).toEqual([]);
  });
});

describe('a hit', () => {
  it('marks the words found in question and snippet', async () => {
    const [hit] = (await sample.search('stomas guard ')).hits;
    const marked = [...(hit?.question ?? []), ...(hit?.snippet ?? [])].filter((segment) => segment.marked);
    expect(marked.map((segment) => segment.text)).toEqual(expect.arrayContaining(['guard', 'stoma']));
  });
  it('leads to its question', async () => {
    const [hit] = (await sample.search('pointer ')).hits;
    expect([hit?.subject, hit?.slug]).toEqual(['computing', 'what-is-a-pointer-in-c']);
  });
});

it('searches for nothing when nothing is asked', async () => {
  for (const query of ['', '  ', '?', '-stoma'])
    expect(await sample.search(query)).toMatchObject({ total: 0, hits: [] });
});

it('notices that a search was aborted', async () => {
  await expect(
    sample.engine.search({ query: 'stoma', limit: 5, offset: 0 }, AbortSignal.abort()),
  ).rejects.toThrow();
});
