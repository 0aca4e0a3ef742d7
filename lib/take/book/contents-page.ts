import { escapeXml } from '@/lib/text/escape-xml';
import { type BookLanguage, bookPage } from './book-page';

/** Questions of a subject in a book. */
export interface BookPart {
  readonly title: string;
  readonly chapters: readonly BookChapter[];
}

export interface BookChapter {
  readonly title: string;
  /** Its name in the book. */
  readonly file: string;
}

/** The table of contents: by subjects, where there are several. */
export function contentsPage(parts: readonly BookPart[], language: BookLanguage): string {
  const [first] = parts;
  const list =
    parts.length === 1 && first ? chapterList(first.chapters) : `<ol>${parts.map(partOf).join('\n')}</ol>`;
  const body = `<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n<h1 id="contents">Contents</h1>\n${list}\n</nav>`;
  return bookPage({ title: 'Contents', language, body });
}

function partOf({ title, chapters }: BookPart): string {
  return `<li><span>${escapeXml(title)}</span>${chapterList(chapters)}</li>`;
}

function chapterList(chapters: readonly BookChapter[]): string {
  const items = chapters.map(
    ({ title, file }) => `<li><a href="${escapeXml(file)}">${escapeXml(title)}</a></li>`,
  );
  return `<ol>${items.join('\n')}</ol>`;
}
