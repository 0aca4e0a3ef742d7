import { expect, test } from 'vitest';
import { apaReference } from './apa';
import { chicagoReference } from './chicago';
import { citedPage } from './cited-page';
import { harvardReference } from './harvard';
import { mlaReference } from './mla';
import { plainReference } from './reference-text';

interface Facts {
  readonly question?: string;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly site?: string;
}

const url = 'https://stoa.example/learn/ethics/questions/why-trust';

function page({ question = 'Why trust', author, date, site = 'Stoa' }: Facts) {
  const facts = { subject: 'ethics', slug: 'why-trust', question, author, date };
  return citedPage({ question: facts, site: { name: site, language: 'en' }, url, accessed: '2026-09-03' });
}

const signed = page({ question: 'Why do people trust?', author: 'Jane Q. Doe', date: '2024-12-22' });
const unsigned = page({
  question: 'Trust, and why it lasts',
  author: 'The Stoa Library',
  date: '2024-05-01',
});
const undated = page({ question: 'Trust, and why it lasts', author: 'Jane Q. Doe' });

test('writes APA', () => {
  expect(plainReference(apaReference(signed))).toBe(
    `Doe, J. Q. (2024, December 22). Why do people trust? Stoa. Retrieved September 3, 2026, from ${url}`,
  );
  expect(plainReference(apaReference(unsigned))).toBe(
    `Stoa. (2024, May 1). Trust, and why it lasts. Retrieved September 3, 2026, from ${url}`,
  );
  expect(plainReference(apaReference(undated))).toContain(
    'Doe, J. Q. (n.d.). Trust, and why it lasts. Stoa.',
  );
});

test('writes MLA', () => {
  expect(plainReference(mlaReference(signed))).toBe(
    `Doe, Jane Q. “Why do people trust?” Stoa, 22 Dec. 2024, ${url}. Accessed 3 Sept. 2026.`,
  );
  expect(plainReference(mlaReference(unsigned))).toBe(
    `“Trust, and why it lasts.” Stoa, 1 May 2024, ${url}. Accessed 3 Sept. 2026.`,
  );
  expect(plainReference(mlaReference(undated))).toContain(`“Trust, and why it lasts.” Stoa, ${url}.`);
});

test('writes Chicago, for a bibliography', () => {
  expect(plainReference(chicagoReference(signed))).toBe(
    `Doe, Jane Q. “Why do people trust?” Stoa. December 22, 2024. Accessed September 3, 2026. ${url}.`,
  );
  expect(plainReference(chicagoReference(unsigned))).toBe(
    `Stoa. “Trust, and why it lasts.” May 1, 2024. Accessed September 3, 2026. ${url}.`,
  );
  expect(plainReference(chicagoReference(undated))).toContain('Stoa. Accessed September 3, 2026.');
});

test('writes Harvard', () => {
  expect(plainReference(harvardReference(signed))).toBe(
    `Doe, J.Q. (2024) Why do people trust? Available at: ${url} (Accessed: 3 September 2026).`,
  );
  expect(plainReference(harvardReference(unsigned))).toBe(
    `Stoa (2024) Trust, and why it lasts. Available at: ${url} (Accessed: 3 September 2026).`,
  );
  expect(plainReference(harvardReference(undated))).toContain('Doe, J.Q. (no date) Trust');
});

test('sets titles of pages or of sites in italics, and nothing else', () => {
  const italics = (reference: ReturnType<typeof apaReference>) =>
    reference.filter(({ isItalic }) => isItalic).map(({ text }) => text);
  expect(italics(apaReference(signed))).toEqual(['Why do people trust?']);
  expect(italics(harvardReference(signed))).toEqual(['Why do people trust?']);
  expect(italics(mlaReference(signed))).toEqual(['Stoa']);
  expect(italics(chicagoReference(signed))).toEqual([]);
});

test('counts, joins and shortens authors as each style does', () => {
  const two = page({ author: 'Ann Lee and Jo Ray', date: '2024-12-22' });
  const four = page({ author: 'Ann Lee; Jo Ray; Max de Wit; Acme Institute', date: '2024-12-22' });
  expect(plainReference(apaReference(two))).toMatch(/^Lee, A\., & Ray, J\. \(2024/);
  expect(plainReference(mlaReference(two))).toMatch(/^Lee, Ann, and Jo Ray\. “/);
  expect(plainReference(chicagoReference(two))).toMatch(/^Lee, Ann, and Jo Ray\. “/);
  expect(plainReference(harvardReference(two))).toMatch(/^Lee, A\. and Ray, J\. \(2024\)/);
  expect(plainReference(apaReference(four))).toMatch(
    /^Lee, A\., Ray, J\., de Wit, M\., & Acme Institute\. \(/,
  );
  expect(plainReference(mlaReference(four))).toMatch(/^Lee, Ann, et al\. “/);
  expect(plainReference(chicagoReference(four))).toMatch(
    /^Lee, Ann, Jo Ray, Max de Wit, and Acme Institute\. /,
  );
  expect(plainReference(harvardReference(four))).toMatch(/^Lee, A\. et al\. \(2024\)/);
});

test('names the site once where the author is the site by another name, and not where it is another', () => {
  for (const author of ['Stoa', 'STOA', 'the Stoa library', 'Stoa Editorial Team', undefined, ' '])
    expect(page({ author }).authors).toEqual([]);
  for (const author of ['Stoa Foundation', 'Zeno', 'Editorial Team'])
    expect(page({ author }).authors).toHaveLength(1);
  expect(page({ author: 'The Library', site: 'The Library' }).authors).toEqual([]);
});

test('turns double quotation marks within a quoted title into single ones', () => {
  const quoted = page({ question: 'What does "ceteris paribus" mean in “economics”?' });
  expect(plainReference(mlaReference(quoted))).toContain(
    '“What does ‘ceteris paribus’ mean in ‘economics’?”',
  );
});

test('writes no accessed date where none is known', () => {
  const { accessed: _, ...kept } = signed;
  const page = { ...kept, accessed: undefined };
  for (const write of [apaReference, mlaReference, chicagoReference, harvardReference])
    expect(plainReference(write(page))).not.toMatch(/2026|ccessed|Retrieved/);
});
