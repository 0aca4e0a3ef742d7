import { describe, expect, test } from 'vitest';
import { peers } from './measure-peers';
import { type PageSource, pageSources } from './page-sources';
import { timesOf, type VisitFigures } from './slow-visit';
import { rowsLost, type SiteFigures, tableOf } from './table';

const question = (slug: string, text = 'One person alone.\n\n## More\n\nAnd many.'): PageSource => ({
  subject: 'sociology',
  slug,
  title: 'What is it?',
  text,
});
const measured = question('what-is-the-sociological-imagination');

describe('the pages of the sites', () => {
  test('hold the same answer twice, once with ten formulas', () => {
    const { text, formulas } = pageSources([measured]);
    expect(text.text).toBe(measured.text);
    expect(formulas.text.startsWith(measured.text)).toBe(true);
    const displayed = formulas.text.match(/^\$\$$/gm) ?? [];
    const inline = formulas.text.match(/(?<!\$)\$(?!\$)[^$]+\$/g) ?? [];
    expect(displayed.length / 2 + inline.length).toBe(10);
    expect(formulas.slug).not.toBe(text.slug);
  });

  test('leave out what one program alone understands', () => {
    const texts = [
      'a `program`',
      'the set {1}',
      '1 < 2',
      'costs $5',
      'see [[other]]',
      '![a](b.png)',
      '[a](b)',
      '::: note',
    ];
    const { all, formulas } = pageSources([measured, ...texts.map((text, i) => question(`q-${i}`, text))]);
    expect(all).toEqual([measured, formulas]);
  });

  test('are refused without the answer that is measured', () => {
    expect(() => pageSources([question('other')])).toThrow('what-is-the-sociological-imagination');
  });
});

describe('each peer', () => {
  const { all, text } = pageSources([measured]);

  test.each(peers.map((peer) => [peer.name, peer] as const))(
    '%s pins its packages and has every page',
    (_, peer) => {
      for (const version of Object.values(peer.packages)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      const files = Object.entries(peer.files(all));
      for (const { slug, text } of all) {
        const its = files.filter(([name]) => /[/.]/.test(name.split(`/${slug}`)[1]?.[0] ?? ''));
        expect(its.map(([, file]) => file.includes(text))).toEqual([true]);
      }
      expect(peer.pathOf(text)).toContain(text.slug);
      // Nothing is fetched from elsewhere than where it is served.
      for (const [, file] of files) expect(file).not.toMatch(/https?:\/\/(?!library\.example)/);
    },
  );
});

test('what blocks is counted after the first paint, beyond 50 ms a task', () => {
  const tasks = [
    [0, 90],
    [80, 100],
    [300, 60],
    [500, 40],
  ] as const;
  expect(timesOf({ fcpMs: 100, lcpMs: 120, tasks })).toEqual({ fcpMs: 100, lcpMs: 120, tbtMs: 30 + 10 });
});

describe('the table', () => {
  const load = {
    html: 5000,
    css: 1000,
    font: 0,
    script: 0,
    other: 0,
    all: 7000,
    requests: 2,
    fcpMs: 500,
    lcpMs: 600,
    tbtMs: 0,
  };
  const visit = (over: Partial<typeof load>, ms?: number): VisitFigures => ({
    load: { ...load, ...over },
    ...(ms === undefined ? {} : { search: { requests: 3, all: 20_000, ms } }),
  });
  const site = (name: string, visits: readonly VisitFigures[]): SiteFigures => ({
    name,
    text: visits,
    formulas: visits,
  });
  const own = site('Stoa', [
    visit({ fcpMs: 400 }, 1000),
    visit({ fcpMs: 500 }, 1200),
    visit({ fcpMs: 900 }, 5000),
  ]);
  const plain = site('Plain', [visit({ html: 4000, fcpMs: 504 })]);
  const broken: SiteFigures = { ...site('Broken', []), failed: 'no build' };

  test('has medians, a dash where there is no search, and no column of what failed', () => {
    const lines = tableOf([own, plain, broken]).split('\n');
    expect(lines[0]).toBe('|  | Stoa | Plain |');
    expect(lines).toContain('| text: HTML | 5.0 kB | 4.0 kB |');
    expect(lines).toContain('| text: first contentful paint | 0.50 s | 0.50 s |');
    expect(lines).toContain('| search: first result | 1.20 s | – |');
  });

  test('tells in which rows the first is not first; what is written alike is alike', () => {
    expect(rowsLost([own, plain, broken])).toEqual({ 'text: HTML': ['Plain'], 'formulas: HTML': ['Plain'] });
  });
});
