import { invertedName } from './author-name';
import type { CitedPage } from './cited-page';

/** One RIS record, with the line ends that the format asks for. A value is one line, so no value can begin a tag. */
export function risRecord(page: CitedPage): string {
  const { title, authors, site, url, posted, accessed, language, note, key } = page;
  const slashed = (date: string) => date.replaceAll('-', '/');
  const lines: readonly (readonly [tag: string, value: string])[] = [
    ['TY', 'ELEC'],
    ['ID', key],
    ['TI', title],
    ...(authors.length > 0 ? authors.map(invertedName) : [site]).map((name) => ['AU', name] as const),
    ['T2', authors.length > 0 ? site : ''],
    ['PY', posted?.slice(0, 4) ?? ''],
    ['DA', slashed(posted ?? '')],
    ['Y2', slashed(accessed ?? '')],
    ['UR', url],
    ['LA', language],
    ['N1', note],
  ];
  const written = lines.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}\r\n`);
  return `${written.join('')}ER  - \r\n`;
}
