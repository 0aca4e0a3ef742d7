import { slash } from '../support/sites';
import { expect, type Page, test } from '../support/test';

const questionMap = '/learn/psychology/questions/why-do-we-forget/map';
const maps = [questionMap, '/learn/biology/map', '/learn/history/map'];

interface Faults {
  readonly boxes: number;
  readonly lines: number;
  readonly smallest: number;
  readonly bottom: number;
  readonly height: number;
  readonly faults: readonly string[];
}

/**
 * What is wrong with the drawing that is shown: boxes that cover each other, labels that are cut or leave their boxes,
 * lines that run under a box. In pixels of the screen.
 */
function lookAt(page: Page): Promise<Faults> {
  return page.locator('svg[role=list]:visible').evaluate((drawing) => {
    const svg = drawing as SVGSVGElement;
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const faults = new Set<string>();
    const boxes = [...svg.querySelectorAll('a')].map((link) => {
      const name = link.querySelector('title')?.textContent ?? '';
      const text = link.querySelector('text') as SVGTextElement;
      const shown = [...text.querySelectorAll('tspan')].map((line) => line.textContent?.trim()).join(' ');
      if (shown !== name) faults.add(`cut: ${name}: ${shown}`);
      const rect = (link.querySelector('rect') as SVGRectElement).getBoundingClientRect();
      const label = text.getBoundingClientRect();
      if (label.left < rect.left || label.right > rect.right || label.bottom > rect.bottom + 1)
        faults.add(`leaves its box: ${name}`);
      return { name, rect, size: Number(text.getAttribute('font-size')) * scale };
    });
    for (const [i, { name, rect }] of boxes.entries())
      for (const other of boxes.slice(0, i))
        if (
          rect.left < other.rect.right &&
          other.rect.left < rect.right &&
          rect.top < other.rect.bottom &&
          other.rect.top < rect.bottom
        )
          faults.add(`${name} covers ${other.name}`);
    const lines = [...svg.querySelectorAll('path')];
    for (const line of lines)
      for (let i = 0; i <= 100; i++) {
        const at = line.getPointAtLength((line.getTotalLength() * i) / 100);
        const [x, y] = [frame.left + at.x * scale, frame.top + at.y * scale];
        for (const { name, rect } of boxes)
          if (x > rect.left + 1.5 && x < rect.right - 1.5 && y > rect.top + 1.5 && y < rect.bottom - 1.5)
            faults.add(`a line runs under ${name}`);
      }
    return {
      boxes: boxes.length,
      lines: lines.length,
      smallest: Math.min(...boxes.map(({ size }) => size)),
      bottom: frame.bottom + window.scrollY,
      height: frame.height,
      faults: [...faults],
    };
  });
}

async function expectSound(page: Page, isMobile: boolean) {
  const { boxes, smallest, bottom, height, faults } = await lookAt(page);
  expect(faults, page.url()).toEqual([]);
  expect(boxes).toBeGreaterThan(0);
  expect(smallest).toBeGreaterThanOrEqual(11.5);
  if (isMobile) expect(bottom, page.url()).toBeLessThanOrEqual(844 * 1.5);
  return { boxes, height };
}

for (const path of maps)
  test(`labels are whole, no line runs under a box, a phone has room for it: ${path}`, async ({
    page,
    isMobile,
  }) => {
    await page.goto(path);
    const { boxes, height } = await expectSound(page, isMobile);
    expect(boxes).toBeGreaterThan(2);
    if (path === questionMap) expect(height).toBeLessThanOrEqual(844);
  });

test('each group of every subject has a map of its own that holds the same', { tag: '@server' }, async ({
  page,
  isMobile,
}) => {
  await page.goto('/learn');
  const subjects = await page
    .getByRole('main')
    .locator('a[href^="/learn/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(subjects.length).toBe(12);
  for (const subject of subjects.slice(0, 4)) {
    await page.goto(`${subject}/map`);
    await expectSound(page, isMobile);
    const groups = await page
      .getByRole('region', { name: 'All groups' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(new Set(groups).size).toBe(groups.length);
    for (const group of groups) {
      await page.goto(group);
      await expectSound(page, isMobile);
    }
  }
});

test('the drawing and the list hold the same questions', async ({ page }) => {
  await page.goto(questionMap);
  const drawn = await page.locator('svg[role=list]:visible title').allTextContents();
  const region = page.getByRole('region', { name: 'What leads to what' });
  const list = await region.getByRole('link').allTextContents();
  expect([...new Set(list)].sort()).toEqual(drawn.filter((name) => name !== 'Why do we forget?').sort());
  await expect(region.getByRole('listitem').first().getByRole('list')).toBeVisible();
});

test('one walks from subject to group to question and on to the answer, by keys alone', async ({ page }) => {
  await page.goto('/learn/history/map');
  const groups = page.getByRole('list', { name: /^The groups/ }).getByRole('link');
  const name = ((await groups.first().locator('title').textContent()) ?? '').replace(/ \(\d+\)$/, '');
  await groups.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/learn/history/map/[^/]+${slash}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const questions = page.getByRole('list', { name: `Questions on ${name}` }).getByRole('link');
  const question = (await questions.first().locator('title').textContent()) ?? '?';
  await questions.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/questions/[^/]+/map${slash}$`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(question);
  await page.getByRole('main').getByRole('link', { name: 'the answer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
});

test('a screen reader finds the drawing as a list of links, by the names of the questions', async ({
  page,
}) => {
  await page.goto(questionMap);
  const list = page.getByRole('list', { name: /^Questions near / });
  const { boxes } = await lookAt(page);
  expect(await list.getByRole('listitem').count()).toBe(boxes);
  await expect(list.getByRole('link', { name: 'Why do we forget?' })).toBeVisible();
});

test('the map is walked by its links, and the same each time', async ({ page, request }) => {
  await page.goto(questionMap);
  const second = page.locator('svg[role=list]:visible a').nth(1);
  const name = (await second.locator('title').textContent()) ?? '?';
  await page.goto((await second.getAttribute('href')) ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const [a, b] = [await request.get(questionMap), await request.get(`${questionMap}?x=1`)];
  expect(await a.text()).toBe(await b.text());
});

test('a group that is none is unknown', async ({ request }) => {
  for (const path of ['/learn/biology/map/none', '/learn/none/map/none', '/learn/biology/map/x/y'])
    expect((await request.get(path)).status(), path).toBe(404);
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('the map is there', async ({ page }) => {
    await page.goto('/learn/physics/map');
    expect(await page.locator('svg[role=list]:visible a').count()).toBeGreaterThan(2);
  });
});
