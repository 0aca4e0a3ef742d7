import { type CitedAuthor, familyName } from './author-name';
import type { CitedPage } from './cited-page';
import { dateParts } from './reference-date';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Braces are counted by BibTeX even behind a backslash, so they are named; nothing a title holds can end its field.
 */
const latex: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
};

/** One `@misc` entry, in UTF-8. Double braces keep the case of titles and the words of organizations. */
export function bibtexEntry(page: CitedPage): string {
  const { key, title, authors, site, url, posted, accessed, language, note } = page;
  const date = posted === undefined ? undefined : dateParts(posted);
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['author', authors.length > 0 ? authors.map(bibtexName).join(' and ') : `{${escapeLatex(site)}}`],
    ['title', `{${escapeLatex(title)}}`],
    ...(authors.length > 0 ? [['howpublished', escapeLatex(site)] as const] : []),
    ...(date ? [['year', String(date.year)] as const] : []),
    ...(date ? [['month', months[date.month - 1] ?? ''] as const] : []),
    ...(date ? [['day', String(date.day)] as const] : []),
    ['url', url],
    ...(accessed === undefined ? [] : [['urldate', accessed] as const]),
    ['langid', langid(language)],
    ['note', escapeLatex(note)],
  ];
  const lines = fields
    .filter(([, value]) => value !== '')
    // The months are BibTeX's own abbreviations: without braces, so that each style writes them its way.
    .map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}

function bibtexName(author: CitedAuthor): string {
  if (author.kind === 'whole') return `{${escapeLatex(author.name)}}`;
  return [familyName(author), author.suffix, author.given].filter(Boolean).map(escapeLatex).join(', ');
}

function escapeLatex(text: string): string {
  return text.replace(/[\\{}^~<>|$&#_%]/g, (sign) => latex[sign] ?? sign);
}

/** Babel's names of the languages that most sites are written in; '' for others. */
function langid(language: string): string {
  const names: Readonly<Record<string, string>> = {
    en: 'english',
    de: 'german',
    fr: 'french',
    es: 'spanish',
    it: 'italian',
    pt: 'portuguese',
    nl: 'dutch',
  };
  return names[language.split('-')[0]?.toLowerCase() ?? ''] ?? '';
}
