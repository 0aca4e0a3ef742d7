import { describe, expect, it } from 'vitest';
import { chunkOf, chunksOfPrefix } from '@/lib/search/engine/read/first-terms';
import { termsOfBrokenEnding } from '@/lib/search/engine/repair/complete-word';
import { createAnalysis, maxTermLength } from '@/lib/search/format/analysis/analysis';
import { isStopTerm, stopTerm } from '@/lib/search/format/analysis/stop-term';
import { maxPhrases, maxQueryLength, maxQueryTerms } from '@/lib/search/format/protocol/search-limits';
import { parseQuery } from './parse-query';

const analysis = createAnalysis('en');
const parse = (query: string) => parseQuery(query, analysis);
const termsOf = (phrases: ReturnType<typeof parse>['phrases']) =>
  phrases.map((phrase) => phrase.map(({ term, at }) => (at === 0 ? term : `${term}+${at}`)));

describe('a query', () => {
  it('is searched for by its significant words, each once', () => {
    expect(parse('What is the role of cells in a cell?').words.map((word) => word.typed)).toEqual([
      'role',
      'cells',
    ]);
  });
  it('takes words that set two things against each other for no search terms', () => {
    const typed = (query: string) =>
      parse(query)
        .words.filter((word) => !word.isConnector)
        .map((word) => word.typed);
    for (const query of [
      'mitosis vs meiosis',
      'difference between mitosis and meiosis',
      'how is mitosis different from meiosis',
      'compare mitosis with meiosis',
      'mitosis versus meiosis comparison',
    ])
      expect(typed(query), query).toEqual(['mitosis', 'meiosis']);
    expect(typed('a vs b vs c')).toEqual(['b', 'c']);
    expect(typed('mitosis vs ')).toEqual(['mitosis']);
    expect(typed('what is a difference')).toEqual(['difference']);
    expect(typed('versus')).toEqual(['versus']);
  });
  it('keeps the stop words of a phrase as distances, and searches for them where there are no others', () => {
    expect(termsOf(parse('"the cells of the body"').phrases)).toEqual([['cell', 'bodi+3']]);
    expect(termsOf(parse('"to be or not"').phrases)).toEqual([
      [stopTerm('to'), `${stopTerm('be')}+1`, `${stopTerm('or')}+2`, `${stopTerm('not')}+3`],
    ]);
  });
  it('takes abbreviations in capitals for words, and whole queries in capitals for none', () => {
    const said = (query: string) =>
      parse(query).words.map(({ typed, term }) => (isStopTerm(term) ? `(${typed})` : typed));
    expect(said('what is IT for the WHO')).toEqual(['IT', 'WHO']);
    expect(said('what is it for who')).toEqual(['(what)', '(is)', '(it)', '(for)', '(who)']);
    expect(said('IT')).toEqual(['IT']);
    expect(said('HOW DO WHALES BREATHE UNDER IT')).toEqual(['WHALES', 'BREATHE']);
  });
  it('keeps a letter or digit with the word before it', () => {
    const compound = (query: string) => parse(query).words.at(-1)?.compound;
    expect(['vitamin c', 'vitamin C', 'vitamin a', 'type 2', 'hepatitis B virus'].map(compound)).toEqual([
      'vitaminc',
      'vitaminc',
      'vitamina',
      'type2',
      undefined,
    ]);
    expect(parse('R').words.map(({ typed }) => typed)).toEqual(['R']);
    expect(parse('vitamin a day').words.map(({ typed }) => typed)).toEqual(['vitamin', 'day']);
  });
  it('counts how often it says each word', () => {
    expect(parse('cell walls and a cell of cells').words.map(({ count }) => count)).toEqual([3, 1]);
  });
  it('takes the last of several words for whole where the library holds it', () => {
    expect(parse('plant photos').words.at(-1)?.isSettled).toBe(false);
    expect(parse('how green plant leaves make photos').words.at(-1)?.isSettled).toBe(true);
  });
  it('excludes words after a minus, but not the later parts of a hyphenated word', () => {
    const { words, excluded } = parse('mitosis -meiosis self-esteem');
    expect(words.map((word) => word.typed)).toEqual(['mitosis', 'self', 'esteem']);
    expect(termsOf(excluded)).toEqual([[analysis.stem('meiosis')]]);
  });
  it('takes its last word as a beginning only while nothing follows it', () => {
    expect(parse('plant photos').words.at(-1)?.prefix).toBe('photos');
    for (const closed of ['plant photos ', 'plant photos?', 'photos the', 'vitamin c'])
      expect(parse(closed).words.every((word) => word.prefix === undefined)).toBe(true);
  });
  it('counts words that set a task for less, unless there are no others', () => {
    expect(parse('explain osmosis').words.map((word) => word.isTask)).toEqual([true, false]);
    expect(parse('explain').words.map((word) => word.isTask)).toEqual([false]);
  });
  it('is cut to so many characters and words, and what is left out is told', () => {
    expect(parse('ab '.repeat(500)).text.length).toBeLessThanOrEqual(maxQueryLength);
    const many = Array.from({ length: 40 }, (_, i) => `w${i}`).join(' ');
    expect(parse(many).words).toHaveLength(maxQueryTerms);
    expect(parse(many).leftOut.split(' ')[0]).toBe(`w${maxQueryTerms}`);
    expect(parse('ab cd').leftOut).toBe('');
  });
  it('is cut to so many phrases, and those left out are told with all that follows', () => {
    const pairs = Array.from({ length: 20 }, (_, i) => `${i % 3 ? '' : '-'}"a${i} b${i}"`);
    const { phrases, excluded, words, leftOut } = parse(`first ${pairs.join(' ')} last`);
    expect(phrases.length + excluded.length).toBe(maxPhrases);
    expect(words.map(({ typed }) => typed)).toEqual([
      'first',
      'a1',
      'b1',
      'a2',
      'b2',
      'a4',
      'b4',
      'a5',
      'b5',
    ]);
    expect(leftOut).toBe(`${pairs.slice(maxPhrases).join(' ')} last`);
  });
  it('counts the words that are to be left out, and those that say nothing where there are no others', () => {
    const many = Array.from({ length: 40 }, (_, i) => `-w${i}`).join(' ');
    expect(parse(`one ${many}`).excluded).toHaveLength(maxQueryTerms - 1);
    const stops = [...analysis.stopWords].slice(0, 60).join(' ');
    expect(parse(`${stops} -cells`).words).toHaveLength(maxQueryTerms);
  });
  it('keeps the phrase of a long quotation as far as it is searched for', () => {
    const many = Array.from({ length: 40 }, (_, i) => `w${i}`);
    const { phrases, words } = parse(`"${many.join(' ')}"`);
    expect(phrases[0]?.map(({ term }) => term)).toEqual(many.slice(0, maxQueryTerms));
    expect(words.every(({ isQuoted }) => isQuoted)).toBe(true);
  });
  it.each([
    ['a word of 100 kB', 'a'.repeat(100_000)],
    ['a thousand words', Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' ')],
    ['signs that compose to eighteen', '\uFDFA'.repeat(200)],
    ['quotes', '"'.repeat(5000)],
    ['quoted words', '"a b" '.repeat(5000)],
    ['minus signs', `${'-'.repeat(5000)}a`],
    ['words to leave out', '-ab '.repeat(5000)],
    ['subjects', 'subject:'.repeat(5000)],
    ['combining marks', `a${'\u0301'.repeat(50_000)}`],
    ['full-width letters', 'Ａ '.repeat(5000)],
    ['halves of pairs', '\uD83D'.repeat(5000)],
    ['nothing to see', '\u200B'.repeat(5000)],
    ['a hurtful pattern', `(${'a+'.repeat(5000)})+$`],
  ])('is bounded in what has to be looked up: %s', (_, query) => {
    const { text, words, phrases, excluded } = parse(query);
    expect(Array.from(text).length).toBeLessThanOrEqual(maxQueryLength);
    expect(words.length).toBeLessThanOrEqual(maxQueryTerms);
    expect(Math.max(0, ...words.map(({ folded }) => folded.length))).toBeLessThanOrEqual(maxTermLength);
    expect([...phrases, ...excluded].flat().length).toBeLessThanOrEqual(maxQueryLength / 2);
  });
  it('asks for quoted words side by side, and excludes a quoted phrase after a minus', () => {
    const { phrases, excluded, words } = parse('"social capital" -"human capital" theory');
    expect(termsOf(phrases)).toEqual([['social', 'capit+1']]);
    expect(termsOf(excluded)).toEqual([['human', 'capit+1']]);
    expect(words.map((word) => [word.typed, word.isQuoted])).toEqual([
      ['social', true],
      ['capital', true],
      ['theory', false],
    ]);
  });
  it('takes curly quotes as straight ones, and one without its fellow for nothing', () => {
    expect(termsOf(parse('“rule of law”').phrases)).toEqual([['rule', 'law+2']]);
    expect(parse('12" pipe').phrases).toEqual([]);
  });
  it('names a subject by slug, title or the only beginning, and leaves other words alone', () => {
    const subjects = [
      { slug: 'computer-science', title: 'Computer Science' },
      { slug: 'biology', title: 'Biology' },
      { slug: 'biochemistry', title: 'Biochemistry' },
    ];
    const named = (query: string) => parseQuery(query, analysis, subjects);
    for (const query of [
      'subject:computer-science stack',
      'stack subject:"Computer Science"',
      'SUBJECT:comp stack',
    ])
      expect(named(query).subject).toBe('computer-science');
    expect(named('stack subject:comp').words.map((word) => word.typed)).toEqual(['stack']);
    expect(named('subject:bio cell').subject).toBeUndefined();
    expect(named('subject:bio cell').words.map((word) => word.typed)).toEqual(['subject', 'bio', 'cell']);
  });
  it('may be empty or hold no word at all', () => {
    for (const empty of ['', '   ', '?!', '-', '"']) expect(parse(empty).words).toEqual([]);
  });
});

describe('a half-typed word', () => {
  it('finds the stem of the word it breaks off in', () => {
    expect(termsOfBrokenEnding('happine', analysis.stem)).toContain(analysis.stem('happiness'));
    expect(termsOfBrokenEnding('energy', analysis.stem)).toContain(analysis.stem('energy'));
  });
});

describe('the chunk of a term', () => {
  const firstTerms = ['b', 'cell', 'cellu', 'd'];
  it('is the last that does not begin after it', () => {
    expect(['a', 'b', 'cell', 'cellular', 'z'].map((term) => chunkOf(term, firstTerms))).toEqual([
      -1, 0, 1, 2, 3,
    ]);
  });
  it('are several for a prefix, up to a bound', () => {
    expect(chunksOfPrefix('cell', firstTerms, 5)).toEqual([1, 2]);
    expect(chunksOfPrefix('ce', firstTerms, 5)).toEqual([0, 1, 2]);
    expect(chunksOfPrefix('ce', firstTerms, 2)).toEqual([0, 1]);
    expect(chunksOfPrefix('zz', firstTerms, 2)).toEqual([3]);
  });
});
