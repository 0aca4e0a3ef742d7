import { unzipSync } from 'fflate';
import { violationsOn } from '../support/axe';
import { expect, type Page, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'the same links and files are on a phone');

const subject = '/learn/mathematics';
const question = '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it';

/** Follows the link to a file below "Take along", and answers what was saved. */
async function taken(
  page: Page,
  address: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const fold = page.locator(`details:has(> ul a[href="${address}"])`);
  if ((await fold.getAttribute('open')) === null) await fold.getByText('Take along').click();
  const begun = page.waitForEvent('download');
  await fold.locator(`a[href="${address}"]`).click();
  const download = await begun;
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

test('a question is taken along in each form', { tag: '@server' }, async ({ page }) => {
  await page.goto(question);
  const cards = await taken(page, `${question}/take/cards.txt`);
  expect(cards.name).toBe("What is Bayes' theorem, and how do you use it.txt");
  expect(String(cards.bytes)).toMatch(/^#separator:tab\n#html:true\n/);
  expect(String(cards.bytes)).toContain('\\(');
  const markdown = await taken(page, `${question}/take/question.md`);
  expect(String(markdown.bytes)).toMatch(/^---\nquestion: What is Bayes/);
  const table = await taken(page, `${question}/take/questions.csv`);
  expect(String(table.bytes)).toMatch(/^\ufeffpath,question,answer,/);
  expect(await violationsOn(page)).toEqual([]);
});

test('a subject is taken along as a book, as cards and as a library', async ({ page }) => {
  await page.goto(subject);
  const book = unzipSync((await taken(page, `${subject}/take/book.epub`)).bytes);
  expect(Object.keys(book).slice(0, 3)).toEqual(['mimetype', 'META-INF/container.xml', 'book/package.opf']);
  const pages = Object.entries(book).filter(([name]) => /q\d+\.xhtml$/.test(name));
  const faulty = await page.evaluate(
    (texts) =>
      texts.filter((text) => {
        const parsed = new DOMParser().parseFromString(text, 'application/xhtml+xml');
        return parsed.querySelector('parsererror') !== null || parsed.querySelector('h1') === null;
      }),
    pages.map(([, bytes]) => Buffer.from(bytes).toString('utf8')),
  );
  expect(pages.length).toBeGreaterThan(5);
  expect(faulty).toEqual([]);
  const deck = unzipSync((await taken(page, `${subject}/take/deck.apkg`)).bytes);
  expect(
    Buffer.from(deck['collection.anki2'] ?? [])
      .subarray(0, 15)
      .toString(),
  ).toBe('SQLite format 3');
  const sources = unzipSync((await taken(page, `${subject}/take/questions.zip`)).bytes);
  expect(Object.keys(sources)).toContain('mathematics/what-is-bayes-theorem-and-how-do-you-use-it.md');
});

test('what is not there is not taken', { tag: '@server' }, async ({ request }) => {
  for (const path of [
    '/learn/none/take/cards.txt',
    `${question}/take/none.txt`,
    '/topics/none/take/book.epub',
  ])
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
});

test('what was taken before is known again', { tag: '@server' }, async ({ request }) => {
  const address = '/learn/mathematics/take/cards.txt';
  const first = await request.get(address);
  expect(first.headers()['content-disposition']).toContain('attachment');
  expect(first.headers()['content-security-policy']).toContain('sandbox');
  const { etag = '' } = first.headers();
  expect((await request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(304);
});

test('a list of questions is taken along, and kept nowhere', { tag: '@server' }, async ({ request }) => {
  const answer = await request.get('/take/cards.txt?title=For+Monday&questions=-GPg_Cn1zCaKTw');
  expect(answer.headers()['content-disposition']).toContain('filename="For Monday.txt"');
  expect(answer.headers()['cache-control']).toBe('no-store');
  const rows = (await answer.text()).split('\n').filter((line) => line.startsWith('"'));
  expect(rows.map((row) => row.split('"\t"')[1])).toEqual([
    expect.stringContaining('Bayes'),
    expect.stringContaining('forget'),
  ]);
});
