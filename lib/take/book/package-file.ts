import { mediaTypeOf } from '@/lib/pictures/file-kinds';
import { directionOf } from '@/lib/text/direction';
import { escapeXml } from '@/lib/text/escape-xml';
import type { BookLanguage } from './book-page';

/** What is said of a book as a whole. */
export interface BookAbout {
  /** The same whenever the same questions are taken along. */
  readonly id: string;
  readonly title: string;
  readonly language: BookLanguage;
  readonly site: string;
  readonly description: string;
  readonly authors: readonly string[];
  /** Where it comes from. */
  readonly url: string;
  readonly modified: Date;
}

export interface BookFile {
  readonly name: string;
  /** Whether formulas stand in it. */
  readonly hasFormulas?: boolean;
  /** Whether it is a page, in the order of reading. */
  readonly isPage?: boolean;
  readonly isContents?: boolean;
}

/** The package document (EPUB 3.3): what the book is, which files it has, and their order. */
export function packageFile(about: BookAbout, files: readonly BookFile[]): string {
  const tag = escapeXml(about.language);
  const direction = directionOf(about.language) ?? 'ltr';
  const items = files.map((file, i) => manifestItem(file, i));
  const pages = files.flatMap(({ isPage }, i) => (isPage ? `<itemref idref="f${i}"/>` : []));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${tag}" dir="${direction}">`,
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    ...metadata(about, files),
    '</metadata>',
    `<manifest>`,
    ...items,
    '</manifest>',
    `<spine page-progression-direction="${direction}">`,
    ...pages,
    '</spine>',
    '</package>\n',
  ].join('\n');
}

function metadata(about: BookAbout, files: readonly BookFile[]): readonly string[] {
  const hasFormulas = files.some((file) => file.hasFormulas);
  const hasPictures = files.some(({ name }) => mediaTypeOf(name).startsWith('image/'));
  const features = ['tableOfContents', 'readingOrder', 'structuralNavigation', 'displayTransformability'];
  const meta = (property: string, value: string) => `<meta property="${property}">${escapeXml(value)}</meta>`;
  return [
    `<dc:identifier id="id">${escapeXml(about.id)}</dc:identifier>`,
    `<dc:title>${escapeXml(about.title)}</dc:title>`,
    `<dc:language>${escapeXml(about.language)}</dc:language>`,
    `<dc:publisher>${escapeXml(about.site)}</dc:publisher>`,
    `<dc:source>${escapeXml(about.url)}</dc:source>`,
    `<dc:description>${escapeXml(about.description)}</dc:description>`,
    ...about.authors.map((author) => `<dc:creator>${escapeXml(author)}</dc:creator>`),
    meta('dcterms:modified', about.modified.toISOString().replace(/\.\d+Z$/, 'Z')),
    meta('schema:accessMode', 'textual'),
    ...(hasPictures ? [meta('schema:accessMode', 'visual')] : []),
    meta('schema:accessModeSufficient', hasPictures ? 'textual,visual' : 'textual'),
    ...[...features, ...(hasFormulas ? ['MathML'] : [])].map((one) =>
      meta('schema:accessibilityFeature', one),
    ),
    meta('schema:accessibilityHazard', 'none'),
  ];
}

function manifestItem({ name, hasFormulas, isContents }: BookFile, place: number): string {
  const properties = [...(isContents ? ['nav'] : []), ...(hasFormulas ? ['mathml'] : [])].join(' ');
  const mediaType = typeOf(name);
  return `<item id="f${place}" href="${escapeXml(name)}" media-type="${mediaType}"${properties ? ` properties="${properties}"` : ''}/>`;
}

function typeOf(name: string): string {
  if (name.endsWith('.xhtml')) return 'application/xhtml+xml';
  return name.endsWith('.css') ? 'text/css' : mediaTypeOf(name);
}
