import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePng } from '@/test-support/sample-pictures';
import { openTakenLibrary } from '@/test-support/taken-library';
import { findTaken } from '../taken';
import type { TakenLibrary } from '../taken-library';
import { writeBook } from './write-book';

let library: TakenLibrary;
let book: Buffer;
let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  library = await openTakenLibrary({
    'site.yml': 'name: Library & Co\nurl: https://site.example\nlanguage: ar\n',
    'art/a.md': `---\nquestion: ${JSON.stringify('A <b>"&\'</b> ]]> $x$?')}\nauthor: "<A>"\nkeywords: [shared]\nanswer: "$y$ ![A](a.png) [[b]] [[gone]]"\n---\n`,
    'art/b.md':
      '---\nquestion: B?\nkeywords: [shared]\nanswer: "See [a](a.md#part) and [s](../science/c.md)."\n---\n',
    'art/a.png': samplePng(300, 200),
    'science/c.md': '---\nquestion: C?\nkeywords: [shared]\nlanguage: en\nanswer: C.\n---\n',
  });
  book = await writeBook(taken({ subject: 'art' }), library);
  files = textsOf(book);
});
afterAll(() => library.catalog.close());

function taken(range: Parameters<typeof findTaken>[0]) {
  const found = findTaken(range, library.catalog);
  if (found === undefined) throw new Error('nothing is there');
  return found;
}

function textsOf(archive: Buffer): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
}

function textOf(name: string): string {
  const text = files[`book/${name}`];
  if (text === undefined) throw new Error(`${name} is not in the book`);
  return text;
}

function pageOf(title: string): string {
  const page = Object.entries(files).find(
    ([name, text]) => name.endsWith('.xhtml') && text.includes(`<title>${title}`),
  );
  return page?.[1] ?? '';
}

test('its first bytes say what it is', () => {
  expect(book.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
});

test('every page and the package are well formed, whatever a title holds', () => {
  for (const [name, text] of Object.entries(files)) {
    if (!/\.(?:xhtml|opf|xml)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: true });
    const faults: string[] = [];
    parser.on('error', ({ message }) => faults.push(message));
    parser.write(text).close();
    expect([name, faults]).toEqual([name, []]);
  }
});

test('the package names every file once, and pages in order', () => {
  const hrefs = [...textOf('package.opf').matchAll(/<item [^>]*href="([^"]+)"/g)].map(
    ([, href]) => `book/${href}`,
  );
  const others = ['mimetype', 'META-INF/container.xml', 'book/package.opf'];
  expect([...hrefs, ...others].sort()).toEqual(Object.keys(files).sort());
  expect(textOf('package.opf')).toContain('page-progression-direction="rtl"');
  expect(textOf('package.opf')).toContain('properties="mathml"');
});

test('a page has its formulas, pictures, links and source', () => {
  const page = pageOf('A ');
  expect(page).toMatch(/<h1 id="question">.*<math /);
  expect(page).toMatch(/<img src="pictures\/[\w.-]+\.png" alt="A" width="300" height="200" \/>/);
  expect(page).toMatch(/<a href="q\d\.xhtml">B\?<\/a>/);
  expect(page).toContain('https://site.example/learn/art/questions/a');
  expect(pageOf('B?')).toContain('<a href="https://site.example/learn/science/questions/c">s</a>');
});

test('the same questions are the same bytes', async () => {
  expect((await writeBook(taken({ subject: 'art' }), library)).equals(book)).toBe(true);
});

test('contents go by subjects where there are several', async () => {
  const contents = textsOf(await writeBook(taken({ topic: 'shared' }), library))['book/contents.xhtml'];
  if (contents === undefined) throw new Error('no contents');
  const words = [...contents.matchAll(/<(?:span|a [^>]*)>([^<]+)</g)].map(([, word]) => word);
  expect([words.length, words[0], words[3], words[4]]).toEqual([5, 'Art', 'Science', 'C?']);
});
