import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { buildSample, questionOf, type SampleSearch } from '@/test-support/sample-search';

const documents: readonly SearchDocument[] = [
  document('What is an organ?', 'An organ is made of tissues. Each organ has its task. The organ works.'),
  document('How do firms work?', 'An organization has members and rules.'),
  document('What is new in Rome?', 'New roads, new baths, new walls.'),
  document('How do papers report?', 'They bring news.'),
  document('What is useful in a garden?', 'We use tools. Use them well, and use gloves.'),
  document('Who pays for the parks?', 'In the US the states pay.'),
  document('How does a virus hurt the body?', 'AIDS is what comes of one.'),
  document('What aids memory?', 'Sleep aids it. Notes are aids too.'),
  document('To be or not to be?', 'A prince asks.'),
  document('The Who', 'A band from London.', ['the who']),
  document('Why not tax robots?', 'Some would.'),
  document('What does IT do in a company?', 'IT keeps machines running.'),
  document('Does vitamin C help?', 'Against scurvy, vitamin C does.'),
  document('What is vitamin D for?', 'Bones. Point C is not about it.'),
  document('How is Node.js different?', 'It runs scripts on servers.'),
  document('What does addEventListener do?', 'It waits.'),
  document('How heavy is a cat?', 'About 5kg, seldom more.'),
  document('Why does air hold carbon dioxide?', 'Breath gives off $\\mathrm{CO}_2$ all day.'),
  document('What is plaster?', 'It begins as Ca(OH)_2 and takes CO<sub>2</sub> from air.'),
];

function document(question: string, text: string, keywords: readonly string[] = []): SearchDocument {
  const slug = question.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { subject: 'history', slug, question, keywords, summary: '', text };
}

let sample: SampleSearch;
beforeAll(async () => {
  sample = await buildSample(documents);
});
const first = async (query: string) => (await sample.questions(query))[0];

describe('a query of nothing but stop words', () => {
  it.each([
    ['waht is', 'what is'],
    ['wat is', 'what is'],
    ['hte who', 'the who'],
  ])('is put right as one, though slips stand in it: %s', async (query, searched) => {
    const answer = await sample.search(query);
    expect(answer).toMatchObject({ searched, unknown: [] });
    expect(answer.hits.length).toBeGreaterThan(0);
  });
  it('is never said to be missing where only titles were looked at', async () => {
    const { hits, relaxed } = await sample.search('to be or why');
    expect(hits.length).toBeGreaterThan(1);
    expect(hits.flatMap(({ missing }) => missing)).toEqual([]);
    expect(relaxed).toBe(false);
  });
  it('is not put right into itself', async () => {
    for (const query of ['what is', 'What is?', 'the who', 'why not', 'may'])
      expect((await sample.search(query)).repairs, query).toEqual([]);
  });
});

describe('a word as it was typed', () => {
  it.each([
    ['organization ', 'How do firms work?'],
    ['organ ', 'What is an organ?'],
    ['news ', 'How do papers report?'],
    ['new ', 'What is new in Rome?'],
    ['US ', 'Who pays for the parks?'],
    ['use ', 'What is useful in a garden?'],
    ['AIDS ', 'How does a virus hurt the body?'],
  ])('stands above others of its stem: %s', async (query, question) => {
    expect(await first(query)).toBe(question);
  });
  it('is found in other forms all the same', async () => {
    expect(await sample.questions('organizations ')).toEqual(['How do firms work?', 'What is an organ?']);
  });
});

describe('words that say nothing', () => {
  it.each([
    ['to be or not to be', 'To be or not to be?'],
    ['"to be or not to be"', 'To be or not to be?'],
    ['the who', 'The Who'],
    ['why not', 'Why not tax robots?'],
    ['IT', 'What does IT do in a company?'],
    ['it', 'What does IT do in a company?'],
  ])('find their titles: %s', async (query, question) => {
    expect(await first(query)).toBe(question);
  });
  it('are never repaired, nor said to be missing from the library', async () => {
    for (const query of ['what is', 'whom', 'what is whom', 'themselves', 'WHAT', 'WHAT IS', 'WHOM']) {
      const { repairs, unknown } = await sample.search(query);
      expect({ repairs, unknown }, query).toEqual({ repairs: [], unknown: [] });
    }
  });
  it('are marked in titles where they are searched for', async () => {
    const [hit] = (await sample.search('why not')).hits;
    expect(hit?.question.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Why', 'not']);
  });
  it('keep the words of a phrase at their distances', async () => {
    expect(await sample.questions('"task the organ"')).toEqual(['What is an organ?']);
    expect((await sample.search('"task organ"')).relaxed).toBe(true);
  });
});

describe('one thing written in several ways', () => {
  it.each([
    ['vitamin c', 'Does vitamin C help?'],
    ['Vitamin D', 'What is vitamin D for?'],
    ['nodejs', 'How is Node.js different?'],
    ['node.js', 'How is Node.js different?'],
    ['event listener ', 'What does addEventListener do?'],
    ['5 kg', 'How heavy is a cat?'],
    ['5kg', 'How heavy is a cat?'],
    ['calcium hydroxide Ca(OH)2', 'What is plaster?'],
  ])('is found: %s', async (query, question) => {
    expect(await first(query)).toBe(question);
  });
  it.each(['CO2', 'CO₂', '$\\mathrm{CO}_2$', '\\ce{CO2}', 'CO<sub>2</sub>', 'co2'])(
    'is found: %s',
    async (query) => {
      const { hits } = await sample.search(`${query} `);
      expect(hits.map(questionOf).sort()).toEqual(['What is plaster?', 'Why does air hold carbon dioxide?']);
    },
  );
  it('shows nothing for a letter whose word is not there', async () => {
    expect(await sample.questions('plan c ')).toEqual([]);
  });
});
