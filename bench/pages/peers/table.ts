import { quantile } from '../../quantile';
import type { LoadFigures, SearchFigures, VisitFigures } from './slow-visit';

/** What was measured of a site: each visit of the page of text, with a search where it has one, and of the one with formulas. */
export interface SiteFigures {
  readonly name: string;
  readonly text: readonly VisitFigures[];
  readonly formulas: readonly VisitFigures[];
  /** Why it could not be measured. */
  readonly failed?: string;
}

interface Row {
  readonly name: string;
  readonly unit: 'kB' | 's' | 'ms' | '';
  /** Undefined where there is none. */
  figure(site: SiteFigures): number | undefined;
}

const loadRows: readonly (readonly [string, Row['unit'], keyof LoadFigures])[] = [
  ['requests', '', 'requests'],
  ['HTML', 'kB', 'html'],
  ['CSS', 'kB', 'css'],
  ['faces', 'kB', 'font'],
  ['scripts', 'kB', 'script'],
  ['other', 'kB', 'other'],
  ['all, with headers', 'kB', 'all'],
  ['first contentful paint', 's', 'fcpMs'],
  ['largest contentful paint', 's', 'lcpMs'],
  ['total blocking time', 'ms', 'tbtMs'],
];

const searchRows: readonly (readonly [string, Row['unit'], keyof SearchFigures])[] = [
  ['requests', '', 'requests'],
  ['all, with headers', 'kB', 'all'],
  ['first result', 's', 'ms'],
];

function loadRow(page: 'text' | 'formulas') {
  return ([name, unit, key]: (typeof loadRows)[number]): Row => ({
    name: `${page}: ${name}`,
    unit,
    figure: (site) => median(site[page].map(({ load }) => load[key])),
  });
}

const rows: readonly Row[] = [
  ...loadRows.map(loadRow('text')),
  ...loadRows.map(loadRow('formulas')),
  ...searchRows.map(([name, unit, key]) => ({
    name: `search: ${name}`,
    unit,
    figure: ({ text }: SiteFigures) => median(text.flatMap(({ search }) => (search ? [search[key]] : []))),
  })),
];

function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : quantile(values, 0.5);
}

function written(value: number | undefined, unit: Row['unit']): string {
  if (value === undefined) return '–';
  if (unit === 'kB') return `${(value / 1000).toFixed(1)} kB`;
  if (unit === 's') return `${(value / 1000).toFixed(2)} s`;
  return unit === 'ms' ? `${Math.round(value)} ms` : String(value);
}

/** A Markdown table: a row for each figure, the median of its visits, a column for each site that was measured. */
export function tableOf(sites: readonly SiteFigures[]): string {
  const measured = sites.filter(({ failed }) => failed === undefined);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...measured.map(({ name }) => name)]),
    `|${'---|'.repeat(measured.length + 1)}`,
    ...rows.map(({ name, unit, figure }) =>
      line([name, ...measured.map((site) => written(figure(site), unit))]),
    ),
  ].join('\n');
}

/** The rows in which another site is better than the first, as they are written: the sites that are. */
export function rowsLost(sites: readonly SiteFigures[]): Readonly<Record<string, readonly string[]>> {
  const [first, ...others] = sites.filter(({ failed }) => failed === undefined);
  if (first === undefined) return {};
  const lost = rows.map(({ name, unit, figure }) => {
    const own = figure(first) ?? Number.POSITIVE_INFINITY;
    const better = others.filter((site) => {
      const its = figure(site);
      return its !== undefined && its < own && written(its, unit) !== written(own, unit);
    });
    return [name, better.map((site) => site.name)] as const;
  });
  return Object.fromEntries(lost.filter(([, better]) => better.length > 0));
}
