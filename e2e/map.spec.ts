import { expect, type Page, test } from './support/test';

const questionMap = '/learn/psychology/questions/why-do-we-forget/map';

/** Boxes of the drawing that is shown: none may cover another, and none may be too small to read. */
async function boxesOf(page: Page) {
  return page.locator('svg[role=list]:visible a').evaluateAll((links) =>
    links.map((link) => {
      const rect = (link.querySelector('rect') as SVGRectElement).getBoundingClientRect();
      const text = (link.querySelector('text') as SVGTextElement).getBoundingClientRect();
      const fontSize = Number(link.querySelector('text')?.getAttribute('font-size'));
      const svg = (link as SVGElement).ownerSVGElement as SVGSVGElement;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return {
        name: link.querySelector('title')?.textContent ?? '',
        href: link.getAttribute('href') ?? '',
        box: [rect.left, rect.top, rect.right, rect.bottom],
        text: [text.left, text.right],
        size: fontSize * scale,
      };
    }),
  );
}

for (const path of [questionMap, '/learn/biology/map', '/learn/history/map']) {
  test(`labels can be read and none covers another: ${path}`, async ({ page }) => {
    await page.goto(path);
    const boxes = await boxesOf(page);
    expect(boxes.length).toBeGreaterThan(5);
    for (const [i, { name, box, text, size }] of boxes.entries()) {
      const [left = 0, top = 0, right = 0, bottom = 0] = box;
      expect(size, name).toBeGreaterThanOrEqual(11.5);
      expect(text[0], name).toBeGreaterThanOrEqual(left);
      expect(text[1], name).toBeLessThanOrEqual(right);
      for (const other of boxes.slice(0, i)) {
        const [l = 0, t = 0, r = 0, b = 0] = other.box;
        expect(left < r && l < right && top < b && t < bottom, `${name} covers ${other.name}`).toBe(false);
      }
    }
  });
}

test('the drawing and the list hold the same questions', async ({ page }) => {
  await page.goto(questionMap);
  const drawn = (await boxesOf(page)).map(({ name }) => name);
  expect(drawn.length).toBeLessThanOrEqual(24);
  const region = page.getByRole('region', { name: 'What leads to what' });
  const list = await region.getByRole('link').allTextContents();
  expect([...new Set(list)].sort()).toEqual(drawn.filter((name) => name !== 'Why do we forget?').sort());
  await expect(region.getByRole('listitem').first().getByRole('list')).toBeVisible();
});

test('a screen reader finds the drawing as a list of links, by the names of the questions', async ({
  page,
}) => {
  await page.goto('/learn/history/map');
  const lists = page.getByRole('main').getByRole('list', { name: /^Questions on / });
  const drawn = await boxesOf(page);
  const groups = page.getByRole('list', { name: 'The groups, and which of them are tied' });
  const named = await groups.getByRole('listitem').count();
  expect(await lists.count()).toBe(named);
  expect(await lists.getByRole('listitem').count()).toBe(drawn.length - named);
  const [first] = await lists.first().getByRole('link').all();
  const name = await first?.locator('title').textContent();
  await expect(lists.first().getByRole('link', { name: name ?? '?' })).toBeVisible();
});

test('a group of the overview leads to its section, and the keyboard walks the boxes in order', async ({
  page,
}) => {
  await page.goto('/learn/history/map');
  const group = page
    .getByRole('list', { name: /^The groups/ })
    .getByRole('link')
    .first();
  await group.focus();
  const target = (await group.getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${target}$`));
  await expect(page.locator(target)).toBeInViewport();
});

test('the map is walked by its links, and the same each time', async ({ page, request }) => {
  await page.goto(questionMap);
  const [, second] = await boxesOf(page);
  await page.goto(second?.href ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second?.name ?? '?');
  const [a, b] = [await request.get(questionMap), await request.get(`${questionMap}?x=1`)];
  expect(await a.text()).toBe(await b.text());
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('the map is there', async ({ page }) => {
    await page.goto('/learn/physics/map');
    expect((await boxesOf(page)).length).toBeGreaterThan(10);
  });
});
