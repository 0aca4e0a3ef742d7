import { expect, type Page, test } from '../support/test';

test.skip(({ isMobile }) => isMobile, 'the same files go to a phone');

const text = '/learn/computer-science/questions/what-is-object-oriented-programming';
const letters = '/learn/computer-science/questions/when-should-you-use-a-linked-list-instead-of-an-array';
/** Together they use every file that any bundled question uses. */
const withFormulas = [
  '/learn/sociology/questions/how-can-discrimination-persist-without-prejudiced-people',
  '/learn/physics/questions/how-does-a-changing-magnetic-field-make-a-current',
  '/learn/mathematics/questions/what-does-an-integral-measure-and-how-is-it-tied-to-the-derivative',
  '/learn/mathematics/questions/what-is-a-limit',
  '/learn/mathematics/questions/what-are-eigenvalues-and-eigenvectors',
  '/learn/mathematics/questions/why-is-the-square-root-of-2-irrational',
  '/learn/computer-science/questions/what-is-recursion-and-when-should-you-use-it',
];
const font = /_next\/static\/(?:fonts|media)\/([^/>]+\.woff2)/;

for (const path of withFormulas)
  test(`the faces asked for ahead are those that are needed: ${path}`, { tag: '@server' }, async ({
    page,
  }) => {
    let ahead: readonly string[] = [];
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const { link = '', ...headers } = response.headers();
      ahead = link.split(', ').flatMap((part) => font.exec(part)?.[1] ?? []);
      await route.fulfill({ response, headers });
    });
    const needed = await fontsOf(page, path);
    expect(ahead.length).toBeGreaterThan(0);
    expect(needed).toEqual([...ahead].sort());
  });

test('a page without formulas has no face for them, nor one with a letter by itself', async ({ page }) => {
  expect(await fontsOf(page, text)).toEqual([]);
  expect(await fontsOf(page, letters)).toEqual([]);
});

/** What a browser fetches of fonts. */
async function fontsOf(page: Page, path: string): Promise<readonly string[]> {
  const fetched = new Set<string>();
  page.on('request', (request) => {
    const name = font.exec(request.url())?.[1];
    if (name !== undefined) fetched.add(name);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return [...fetched].sort();
}
