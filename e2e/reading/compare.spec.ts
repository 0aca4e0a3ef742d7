import { expectReflow, violationsOn } from '../support/axe';
import { isExport } from '../support/sites';
import { expect, type Page, test } from '../support/test';

const pair =
  '/compare?a=biology/what-happens-in-the-two-stages-of-photosynthesis&b=biology/how-does-cellular-respiration-turn-glucose-into-atp';

async function expectPair(page: Page) {
  await expect(page).toHaveURL(pair);
  const sides = page.getByRole('main').getByRole('article');
  await expect(sides).toHaveCount(2);
  await expect(sides.first().getByRole('heading', { level: 2 })).toContainText('photosynthesis');
  await expect(sides.last().getByRole('heading', { level: 2 })).toContainText('cellular respiration');
}

test.skip(isExport, 'a server puts two questions side by side');

test('a search for x vs y offers both answers side by side', async ({ page }) => {
  for (const query of [
    'photosynthesis vs respiration',
    'What is the difference between photosynthesis and cellular respiration?',
    'compare photosynthesis with respiration',
  ]) {
    await page.goto(`/search?${new URLSearchParams({ q: query })}`);
    await page.getByRole('link', { name: /^Read photosynthesis and .*respiration side by side$/ }).click();
    await expectPair(page);
  }
});

test('the offer comes while one types, and goes with the words', async ({ page }) => {
  await page.goto('/search');
  const box = page.getByRole('main').getByRole('searchbox');
  await box.pressSequentially('photosynthesis vs respiration', { delay: 15 });
  const offer = page.getByRole('link', { name: 'Read photosynthesis and respiration side by side' });
  await expect(offer).toBeVisible();
  await box.fill('photosynthesis');
  await expect(offer).toBeHidden();
});

test('a question that answers both comes first, with nothing in its way', async ({ page }) => {
  await page.goto('/search?q=mitosis+vs+meiosis');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('mitosis and meiosis');
  await expect(page.getByRole('link', { name: /side by side/ })).toHaveCount(0);
});

test('a search says which of two things no question is about', async ({ page }) => {
  await page.goto('/search?q=mitosis+vs+zzyzx');
  await expect(page.getByRole('main')).toContainText('No question here is about zzyzx by itself.');
});

test('a search that compares nothing offers nothing', async ({ page }) => {
  for (const query of ['photosynthesis and respiration', 'wave or particle', 'zzyzx vs qqyzx']) {
    await page.goto(`/search?${new URLSearchParams({ q: query })}`);
    await expect(page.getByRole('link', { name: /side by side/ }), query).toHaveCount(0);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('two ticked results are read side by side', async ({ page }) => {
      await page.goto('/search?q=photosynthesis+respiration');
      const tick = (name: RegExp) => page.getByRole('checkbox', { name });
      const button = page.getByRole('button', { name: 'Read side by side' });
      await expect(button).toBeHidden();
      await page.getByText(/Show \d+ more that hold/).click();
      await tick(/Compare.*two stages of photosynthesis/).check();
      await expect(page.getByText('Tick one more')).toBeVisible();
      await expect(button).toBeHidden();
      await tick(/Compare.*cellular respiration/).check();
      await expect(page.getByText('Tick one more')).toBeHidden();
      await button.click();
      const sides = page.getByRole('main').getByRole('article');
      await expect(sides).toHaveCount(2);
      await expect(page).toHaveURL(/\/compare\?a=biology\/.+&b=biology\/.+/);
    });

    test('each answer is whole, in its own place, and leads to its page', async ({ page, isMobile }) => {
      await page.goto(pair);
      await expectPair(page);
      await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
      const [first, second] = await Promise.all(
        [0, 1].map((i) => page.getByRole('main').getByRole('article').nth(i).boundingBox()),
      );
      if (isMobile) expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
      else {
        expect(second?.y).toBe(first?.y);
        expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
      }
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      await page
        .getByRole('main')
        .getByRole('article')
        .last()
        .getByRole('heading', { level: 2 })
        .getByRole('link')
        .click();
      await expect(page).toHaveURL(
        '/learn/biology/questions/how-does-cellular-respiration-turn-glucose-into-atp',
      );
    });
  });
}

test('anchors of the same name lead each to its own answer', async ({ page }) => {
  await page.goto(
    '/compare?a=economics/what-causes-inflation-and-how-is-it-measured&b=economics/what-are-the-types-of-unemployment',
  );
  const headings = page.getByRole('heading', { name: 'Measuring it' });
  await expect(headings).toHaveCount(2);
  const ids = await headings.evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(2);
  const links = await headings
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(ids.map((id) => `#${id}`));
});

test('an unknown or equal pair is not found, and fewer than two are told how it is done', async ({
  page,
  request,
}) => {
  const known = 'biology/what-happens-in-the-two-stages-of-photosynthesis';
  for (const query of [
    `a=${known}&b=${known}`,
    `a=${known}&b=biology/none`,
    `a=${known}`,
    'a=__proto__&b=..',
  ])
    expect((await request.get(`/compare?${query}`)).status(), query).toBe(404);
  for (const path of ['/compare', `/compare?r2=${encodeURIComponent(known)}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two answers, side by side');
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const path of [pair, '/compare', '/search?q=photosynthesis+vs+respiration']) {
      test(`axe finds nothing, and nothing is wider than the page: ${path.slice(0, 30)}`, async ({
        page,
      }) => {
        await page.goto(path);
        if (path.startsWith('/search')) {
          const ticks = page.getByRole('checkbox');
          await ticks.nth(0).check();
          await ticks.nth(1).check();
        }
        expect(await violationsOn(page)).toEqual([]);
        await expectReflow(page);
      });
    }
  });
}
