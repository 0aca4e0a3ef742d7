import { violationsOn } from '../support/axe';
import { expect, type Page, test } from '../support/test';

const question = '/learn/psychology/questions/why-do-we-forget';
const withQuiz = '/learn/chemistry/questions/what-is-ph-and-how-do-you-calculate-it';

async function startTest(page: Page, from: string) {
  await page.goto(from);
  await page.getByRole('link', { name: 'Test yourself', exact: true }).first().click();
  await expect(page).toHaveURL(/\/review\/?\?/);
}

const rating = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

test('a question is recalled with the keyboard: uncovered in two steps, rated, taken back', async ({
  page,
}) => {
  await startTest(page, question);
  await expect(page.getByRole('heading', { level: 1, name: 'Why do we forget?' })).toBeFocused();
  const answer = page.locator('.prose');
  await expect(answer).toBeEmpty();
  await page.keyboard.press('1');
  await expect(answer).toBeEmpty();
  await page.keyboard.press('Space');
  await expect(answer.locator('> *')).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(answer.locator('> *').nth(3)).toBeVisible();
  await expect(rating(page, 'Good')).toContainText('10 min');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo the last' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Why do we forget?' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(rating(page, 'Good')).toContainText('10 min');
});

test('what was rated is on the review page, also after a reload', async ({ page }) => {
  await startTest(page, question);
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await rating(page, 'Easy').click();
  await page.getByRole('button', { name: 'See the review' }).click();
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible();
  await page.goto('/review');
  await expect(page.getByText('Done today: 1 review.')).toBeVisible();
  await page.getByText('As a table').first().click();
  await expect(page.getByRole('table').first()).toBeVisible();
});

test('the page says what is due without reading reviews, and finds out where cards are damaged', async ({
  page,
  context,
}) => {
  await startTest(page, question);
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await rating(page, 'Easy').click();
  await page.getByRole('button', { name: 'See the review' }).click();
  await expect(page.getByText('Done today: 1 review.')).toBeVisible();
  const other = await context.newPage();
  await other.addInitScript(() => {
    for (const of of [IDBObjectStore, IDBIndex]) {
      const { getAll } = of.prototype;
      of.prototype.getAll = function (this: IDBObjectStore, ...given) {
        if (this.name === 'review' || this.name === 'card') throw new Error('a review is read');
        return getAll.apply(this, given);
      };
    }
  });
  await other.goto('/review');
  await expect(other.getByText('Done today: 1 review.')).toBeVisible();
  await expect(other.getByRole('img', { name: /Cards that come up/ })).toBeVisible();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('stoa-study');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('memory', 'readwrite');
          const all = writing.objectStore('memory').getAll();
          all.onsuccess = () => {
            for (const bucket of all.result)
              if (bucket.id !== 'head') writing.objectStore('memory').put({ ...bucket, sum: 0 });
          };
          writing.oncomplete = () => {
            opening.result.close();
            resolve(undefined);
          };
        };
      }),
  );
  await page.goto('/review');
  await expect(page.getByText('Done today: 1 review.')).toBeVisible();
});

test('a subject gives its questions, a path those of the path, and a topic its own', async ({
  page,
  isMobile,
}) => {
  await startTest(page, '/learn/psychology');
  await expect(page.getByText(/^Psychology: \d+ cards to go/)).toBeVisible();
  const first = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await rating(page, 'Again').click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first ?? '');
  await startTest(page, '/topics/probability');
  await expect(page.getByText(/cards? to go/)).toBeVisible();
  await page.goto('/learn/psychology');
  // A phone folds away what stands before the list.
  if (isMobile) await page.locator('summary', { hasText: 'Paths' }).click();
  const path = page.getByRole('link', { name: 'Test yourself on this path' }).first();
  const title = await page.locator('section:has(> h3 + ol) h3').first().textContent();
  await path.click();
  await expect(page.getByText(`${title}:`)).toBeVisible();
});

test('cards are buried and suspended, and put back', async ({ page }) => {
  await startTest(page, question);
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await rating(page, 'Easy').click();
  await startTest(page, question);
  await expect(page.getByRole('button', { name: /Show the beginning/ })).toBeVisible();
  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByRole('button', { name: 'See the review' }).click();
  const list = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Suspended' }) });
  await expect(list.getByRole('link', { name: 'Why do we forget?' })).toBeVisible();
  await list.getByRole('button', { name: 'Put back' }).click();
  await expect(list).toHaveCount(0);
});

test('two tabs do not lose a review of each other', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto('/review');
  await expect(other.getByText('To begin')).toBeVisible();
  await startTest(page, question);
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await rating(page, 'Good').click();
  await expect(other.getByText('Done today: 1 review.')).toBeVisible();
});

test('terms in bold and steps become cards where the reader wants them', async ({ page }) => {
  await page.goto('/review');
  await page.getByLabel(/Definitions and numbered steps/).check();
  await startTest(page, '/learn/biology/questions/how-are-sex-linked-traits-inherited');
  await page.getByRole('button', { name: /Show the beginning/ }).click();
  await rating(page, 'Easy').click();
  await page.getByRole('button', { name: 'See the review' }).click();
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible();
  const ids = await page.evaluate(
    () =>
      new Promise<IDBValidKey[]>((resolve) => {
        const opening = indexedDB.open('stoa-study');
        opening.onsuccess = () => {
          const keys = opening.result.transaction('card').objectStore('card').getAllKeys();
          keys.onsuccess = () => resolve(keys.result);
        };
      }),
  );
  expect(ids).toContain('biology/how-are-sex-linked-traits-inherited#term-carrier');
});

test('a quiz is part of the test', async ({ page }) => {
  await startTest(page, withQuiz);
  const quiz = page.getByRole('region', { name: 'Check yourself' });
  await quiz.getByLabel('It is 100 times as high.').check();
  await quiz.getByRole('button', { name: 'Check' }).click();
  await expect(quiz.getByRole('status')).toHaveText('Right.');
});

test('a browser that keeps nothing is told so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await page.goto('/review');
  await expect(page.getByRole('alert')).toContainText('keeps nothing');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs', async ({ page }) => {
    await page.goto('/review');
    await expect(page.getByText(/kept on your device, by scripts/)).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the screens of recall in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await startTest(page, question);
    await page.getByRole('button', { name: /Show the beginning/ }).click();
    expect(await violationsOn(page)).toEqual([]);
    await rating(page, 'Easy').click();
    await page.getByRole('button', { name: 'See the review' }).click();
    await page.getByText('As a table').first().click();
    expect(await violationsOn(page)).toEqual([]);
  });
