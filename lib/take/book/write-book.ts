import { createHash } from 'node:crypto';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { sourceLine } from '@/lib/citations/source-line';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { readWhole } from '@/lib/process/read-at';
import { absolute, questionAddress } from '@/lib/site/paths';
import { counted } from '@/lib/text/counted';
import { escapeXml } from '@/lib/text/escape-xml';
import { builtAt } from '../snapshot-file';
import type { Taken } from '../taken';
import { atOnce, subjectTitle, type TakenLibrary, urlOf } from '../taken-library';
import { picturesOf, shownIn, type TakenPictures } from '../taken-pictures';
import { isCompressed, type ZippedFile, zipOf } from '../zip';
import { bookPage } from './book-page';
import { bookRules, bookStyle } from './book-style';
import { chapter } from './chapter';
import { type BookPart, contentsPage } from './contents-page';
import { type BookAbout, type BookFile, packageFile } from './package-file';

/** What every reader of EPUB 3 shows. */
const endings = ['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp'];
const mostAuthors = 20;

/** Questions as a book (EPUB 3.3), by subjects: a page for each, formulas as MathML, pictures inside. */
export async function writeBook(taken: Taken, library: TakenLibrary): Promise<Buffer> {
  const questions = bySubject(taken.questions);
  const files = new Map(questions.map(({ number }, i) => [number, `q${i + 1}.xhtml`]));
  const pictures = await picturesOf(questions, library, { endings, folder: 'pictures/' });
  const pages = await mapAtOnce(questions, atOnce, (question) =>
    chapterPage(question, { library, files, pictures }),
  );
  const shown = shownIn(
    pages.map(({ text }) => text),
    pictures,
  );
  const language = library.catalog.frame.site.language;
  const about = await aboutBook(taken, library);
  const all: readonly (BookFile & { readonly text: string })[] = [
    { name: 'title.xhtml', text: titlePage(about), isPage: true },
    {
      name: 'contents.xhtml',
      text: contentsPage(partsOf(questions, files, library), language),
      isPage: true,
      isContents: true,
    },
    ...pages,
    { name: bookStyle, text: bookRules },
  ];
  const listed: readonly BookFile[] = [...all, ...shown];
  return zipOf([
    // The first, as it is: by it a program knows what the archive is.
    { name: 'mimetype', bytes: Buffer.from('application/epub+zip'), isStored: true },
    { name: 'META-INF/container.xml', bytes: Buffer.from(container) },
    { name: 'book/package.opf', bytes: Buffer.from(packageFile(about, listed)) },
    ...all.map(({ name, text }): ZippedFile => ({ name: `book/${name}`, bytes: Buffer.from(text) })),
    ...(await mapAtOnce(shown, atOnce, readPicture)),
  ]);
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

async function readPicture({
  name,
  file,
}: {
  readonly name: string;
  readonly file: string;
}): Promise<ZippedFile> {
  return { name: `book/${name}`, bytes: await readWhole(file), isStored: isCompressed(name) };
}

/** The subjects in the order of their first questions; in each, its questions in their order. */
function bySubject(questions: readonly QuestionRecord[]): readonly QuestionRecord[] {
  return [...groups(questions).values()].flat();
}

function groups(questions: readonly QuestionRecord[]): ReadonlyMap<string, readonly QuestionRecord[]> {
  const found = new Map<string, QuestionRecord[]>();
  for (const question of questions) {
    const own = found.get(question.subject);
    if (own) own.push(question);
    else found.set(question.subject, [question]);
  }
  return found;
}

function partsOf(
  questions: readonly QuestionRecord[],
  files: ReadonlyMap<number, string>,
  library: TakenLibrary,
): readonly BookPart[] {
  return [...groups(questions)].map(([subject, own]) => ({
    title: subjectTitle(subject, library),
    chapters: own.map(({ question, number }) => ({ title: question, file: files.get(number) ?? '' })),
  }));
}

interface Book {
  readonly library: TakenLibrary;
  /** Files of the questions that are in the book, by their numbers. */
  readonly files: ReadonlyMap<number, string>;
  readonly pictures: TakenPictures;
}

async function chapterPage(
  question: QuestionRecord,
  book: Book,
): Promise<BookFile & { readonly text: string }> {
  const { library, files } = book;
  const { site } = library.catalog.frame;
  const inside = await insideOf(question, book);
  const rendered = await library.renderTaken(question.number, { kind: 'book', inside });
  const url = urlOf(question, library);
  const related = question.related.flatMap((number) => {
    const file = files.get(number);
    return file === undefined ? [] : [{ title: library.catalog.record(number).question, file }];
  });
  const text = chapter({
    ...{ question, rendered, related, url, source: sourceLine(question, site, url) },
    language: question.language ?? site.language,
  });
  return { name: files.get(question.number) ?? '', text, isPage: true, hasFormulas: text.includes('<math ') };
}

/** Where the links and pictures of an answer lead that are in the book. */
async function insideOf(question: QuestionRecord, { library, files, pictures }: Book) {
  const links = [...library.catalog.answerLinks(question.number).values()].flatMap((number) => {
    const file = number === undefined ? undefined : files.get(number);
    if (number === undefined || file === undefined) return [];
    return [[questionAddress(library.catalog.record(number)), file] as const];
  });
  const shown = (await library.shownFiles(question.number)).flatMap(([, { address }]) => {
    const picture = pictures.get(address);
    return picture === undefined ? [] : [[address, picture.name] as const];
  });
  return new Map([...links, ...shown]);
}

async function aboutBook(taken: Taken, library: TakenLibrary): Promise<BookAbout> {
  const { site } = library.catalog.frame;
  const count = counted(taken.questions.length, 'question');
  const isWhole = taken.questions.length === taken.total;
  const authors = new Set(taken.questions.flatMap(({ author }) => author || []));
  return {
    id: `urn:uuid:${uuidOf(`${site.baseUrl ?? site.name} ${taken.name}`)}`,
    title: taken.title,
    language: site.language,
    site: site.name,
    description: `${isWhole ? count : `The first ${count} of ${taken.total}`} from ${site.name}.`,
    authors: [...authors].slice(0, mostAuthors),
    url: absolute(library.baseUrl, taken.page),
    modified: await builtAt(library.snapshotFolder),
  };
}

/** A name as a UUID of version 8 (RFC 9562), which leaves its bits to who makes it. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function titlePage({ title, site, description, url, language }: BookAbout): string {
  const address = escapeXml(url);
  const body = [
    `<section epub:type="titlepage" aria-labelledby="title">`,
    `<h1 id="title">${escapeXml(title)}</h1>`,
    `<p>${escapeXml(site)}</p>`,
    `<p>${escapeXml(description)}</p>`,
    `<p class="source"><a href="${address}">${address}</a></p>`,
    '</section>',
  ];
  return bookPage({ title, language, body: body.join('\n') });
}
