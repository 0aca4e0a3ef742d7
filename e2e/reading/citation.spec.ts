import { expectReflow, violationsOn } from '../support/axe';
import { librarySite } from '../support/sites';
import { expect, test } from '../support/test';

const signed = `${librarySite}/learn/sociology/questions/how-do-neighbours-build-trust`;
const bundled = '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it';

test('a question leads to its citations in every style, with its own date and today', {
  tag: '@server',
}, async ({ page }) => {
  await page.goto(signed);
  await page.getByRole('main').getByRole('link', { name: 'Cite', exact: true }).click();
  await expect(page).toHaveURL(`${signed}/cite`);
  await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
  const entry = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(entry('APA')).toContainText(
    /Test library\. \(2024, December 22\)\. How do neighbours build trust\? \S.*Retrieved \w+ \d+, \d{4}, from http/,
  );
  await expect(entry('MLA')).toContainText(
    /“How do neighbours build trust\?” .*22 Dec\. 2024, http.*Accessed/,
  );
  await expect(entry('Chicago')).toContainText(/December 22, 2024\. Accessed .*, \d{4}\. http/);
  await expect(entry('Harvard')).toContainText(
    /Test library \(2024\) How do neighbours build trust\? Available at: http.* \(Accessed: \d+ \w+ \d{4}\)\./,
  );
  await expect(entry('BibTeX')).toContainText('@misc{sociology-how-do-neighbours-build-trust,');
  await expect(entry('RIS')).toContainText('TY  - ELEC');
  await expect(entry('CSL-JSON')).toContainText('"type": "webpage"');
});

test('the library is named once where it is its own author', async ({ page }) => {
  await page.goto(`${bundled}/cite`);
  await expect(page.getByRole('region', { name: 'APA', exact: true })).toContainText(/^.*Stoa\. \(\d{4}/);
  for (const name of ['APA', 'MLA', 'Chicago', 'Harvard']) {
    const text = await page.getByRole('region', { name, exact: true }).locator('[data-copy]').textContent();
    expect(text?.match(/Stoa/g), name).toHaveLength(1);
  }
});

test('the files for reference managers come as what they are', { tag: '@server' }, async ({
  page,
  request,
}) => {
  const types = {
    bib: ['application/x-bibtex', /^@misc\{/],
    ris: ['application/x-research-info-systems', /^TY {2}- ELEC\r\n[\s\S]*\r\nER {2}- \r\n$/],
    json: ['application/vnd.citationstyles.csl+json', /^\[\n/],
  } as const;
  for (const [ending, [type, shape]] of Object.entries(types)) {
    const response = await request.get(`${signed}/cite.${ending}`);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toBe(`${type}; charset=utf-8`);
    expect(response.headers()['cache-control']).toBe('no-store');
    expect(await response.text()).toMatch(shape);
  }
  await page.goto(`${signed}/cite`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /Download the BibTeX file/ }).click();
  expect((await waiting).suggestedFilename()).toBe('how-do-neighbours-build-trust.bib');
});

test('a reference is copied as it stands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${bundled}/cite`);
  const mla = page.getByRole('region', { name: 'MLA', exact: true });
  await mla.getByRole('button', { name: /^Copy/ }).click();
  await expect(mla.getByRole('button')).toContainText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await mla.locator('[data-copy]').textContent());
});

test('there are no citations of what is not there', async ({ request }) => {
  for (const path of ['/learn/mathematics/questions/none/cite', `${bundled}/cite.exe`])
    expect((await request.get(path)).status(), path).toBe(404);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('references stand whole and no button is offered that would do nothing', async ({ page }) => {
    await page.goto(`${bundled}/cite`);
    await expect(page.getByRole('region', { name: 'Harvard', exact: true })).toContainText('Available at:');
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on the citations of a long title, and nothing is wider than the page', async ({
      page,
    }) => {
      await page.goto(`${librarySite}/learn/economics/questions/a-title-that-goes-on/cite`);
      expect(await violationsOn(page)).toEqual([]);
      await expectReflow(page);
    });
  });
}
