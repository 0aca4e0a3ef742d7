import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bibtexEntry } from './bibtex';
import { citedPage } from './cited-page';
import { cslJson } from './csl-json';
import { risRecord } from './ris';

const url = 'https://stoa.example/learn/ethics/questions/why-trust';
const question = {
  subject: 'ethics',
  slug: 'why-trust',
  question: 'Why trust {AT&T} 100%?',
  author: 'Ludwig van der Berg' as string | undefined,
  date: '2024-12-22' as string | undefined,
};
const site = { name: 'Stoa', language: 'en-GB' };
const page = citedPage({ question, site, url, accessed: '2026-09-03' });
const bare = citedPage({ question: { ...question, author: undefined, date: undefined }, site, url });

test('writes a BibTeX entry', () => {
  expect(bibtexEntry(page)).toBe(`@misc{ethics-why-trust,
  author = {van der Berg, Ludwig},
  title = {{Why trust \\textbraceleft{}AT\\&T\\textbraceright{} 100\\%?}},
  howpublished = {Stoa},
  year = {2024},
  month = dec,
  day = {22},
  url = {${url}},
  urldate = {2026-09-03},
  langid = {english},
}
`);
  expect(bibtexEntry(bare)).toContain('  author = {{Stoa}},\n');
  expect(bibtexEntry(bare)).not.toMatch(/year|month|urldate|howpublished/);
});

test('writes a RIS record with its line ends', () => {
  expect(risRecord(page).split('\r\n')).toEqual([
    'TY  - ELEC',
    'ID  - ethics-why-trust',
    'TI  - Why trust {AT&T} 100%?',
    'AU  - van der Berg, Ludwig',
    'T2  - Stoa',
    'PY  - 2024',
    'DA  - 2024/12/22',
    'Y2  - 2026/09/03',
    `UR  - ${url}`,
    'LA  - en-GB',
    'ER  - ',
    '',
  ]);
  expect(risRecord(bare)).toMatch(/AU {2}- Stoa\r\n/);
  expect(risRecord(bare)).not.toMatch(/^(T2|PY|DA|Y2)/m);
});

test('writes CSL-JSON', () => {
  expect(JSON.parse(cslJson(page))).toEqual([
    {
      id: 'ethics-why-trust',
      type: 'webpage',
      title: 'Why trust {AT&T} 100%?',
      author: [{ family: 'Berg', given: 'Ludwig', 'non-dropping-particle': 'van der' }],
      'container-title': 'Stoa',
      issued: { 'date-parts': [[2024, 12, 22]] },
      accessed: { 'date-parts': [[2026, 9, 3]] },
      URL: url,
      language: 'en-GB',
    },
  ]);
  expect(JSON.parse(cslJson(bare))[0]).toMatchObject({ author: [{ literal: 'Stoa' }] });
});

test('says in each file that a machine wrote the text, where it did', () => {
  const written = citedPage({ question, site: { ...site, isMachineWritten: true }, url });
  expect(bibtexEntry(written)).toContain('  note = {The text was written by a machine.},\n');
  expect(risRecord(written)).toContain('\r\nN1  - The text was written by a machine.\r\n');
  expect(JSON.parse(cslJson(written))).toMatchObject([{ note: 'The text was written by a machine.' }]);
});

test('gives other pages other keys, whatever script their addresses are in', () => {
  const key = (slug: string) => citedPage({ question: { ...question, slug }, site, url }).key;
  expect(key('什么是光')).toMatch(/^[a-z0-9-]+$/);
  expect(key('什么是光')).not.toBe(key('什么是水'));
  expect(key('Übergang')).toBe('ethics-ubergang');
});

/** Text made of what means something to the formats, mixed with anything. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '\\',
        '@',
        '@misc{x,',
        '\n',
        '\r\n',
        'TY  - ',
        'ER  - ',
        '"',
        '%',
        '$',
        '#',
        ',',
      ),
      fc.constantFrom('\u2028', '\u0085', '\u0000', ' and ', '~', '^', '_', '</script>', '},\n}\n@book{y,'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

test('no title, author, site or address ends its BibTeX field', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, author, name) => {
      const odd = citedPage({
        question: { ...question, question: title, author },
        site: { name, language: 'en' },
        url: url + title,
        accessed: '2026-09-03',
      });
      const lines = bibtexEntry(odd).split('\n');
      expect(lines[0]).toBe('@misc{ethics-why-trust,');
      expect(lines.slice(-2)).toEqual(['}', '']);
      for (const line of lines.slice(1, -2)) {
        const value = /^ {2}[a-z]+ = (\{.*\}|[a-z]{3}),$/u.exec(line)?.[1];
        expect(value).toBeDefined();
        expect(depthsOf(value ?? '')).toMatchObject({ end: 0, isEarly: false });
      }
    }),
  );
});

/** Counts braces as BibTeX does: behind a backslash too. */
function depthsOf(value: string) {
  let end = 0;
  let isEarly = false;
  for (const [i, sign] of [...value].entries()) {
    if (sign === '{') end += 1;
    if (sign === '}') end -= 1;
    if (end < 0 || (end === 0 && value.startsWith('{') && i < [...value].length - 1)) isEarly = true;
  }
  return { end, isEarly };
}

test('no title, author, site or address begins a RIS tag of its own', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, author, name) => {
      const odd = citedPage({
        question: { ...question, question: title, author },
        site: { name, language: 'en' },
        url: url + title,
      });
      const lines = risRecord(odd).split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/u);
      expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
      expect(lines.filter((line) => line.startsWith('TY  - '))).toEqual(['TY  - ELEC']);
      expect(lines.filter((line) => line.startsWith('ER  - '))).toEqual(['ER  - ']);
      expect(lines.slice(-2)).toEqual(['ER  - ', '']);
    }),
  );
});
