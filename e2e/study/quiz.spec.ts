import { violationsOn } from '../support/axe';
import { isExport } from '../support/sites';
import { expect, test } from '../support/test';

const one = '/learn/chemistry/questions/what-is-ph-and-how-do-you-calculate-it';
const several = '/learn/physics/questions/what-is-the-difference-between-mass-and-weight';
const none = '/learn/psychology/questions/why-do-we-forget';

test('a quiz before the answer tells right from wrong where it stands', async ({ page }) => {
  await page.goto(one, { waitUntil: 'networkidle' });
  const quiz = page.getByRole('region', { name: 'Check yourself' });
  await quiz.getByLabel('It is twice as high.').check();
  await quiz.getByRole('button', { name: 'Check' }).click();
  await expect(quiz.getByRole('status')).toHaveText('Not quite. What is right is marked.');
  const chosen = quiz.getByRole('listitem').filter({ hasText: 'It is twice as high.' });
  await expect(chosen.getByText('Not right.')).toBeVisible();
  await expect(quiz.getByText(/Each step of the scale/)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${one}/?$`));
  await quiz.getByLabel('It is 100 times as high.').check();
  await expect(chosen.getByText('Not right.')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(quiz.getByRole('status')).toHaveText('Right.');
});

test('of several right options all have to be found', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  await page.goto(several, { waitUntil: 'networkidle' });
  const quiz = page.getByRole('region', { name: 'Check yourself' });
  const status = quiz.getByRole('status');
  await quiz.getByLabel(/mass is the same/).check();
  await quiz.getByRole('button', { name: 'Check' }).click();
  await expect(status).toHaveText(/Not quite/);
  await quiz.getByLabel(/one sixth/).check();
  await quiz.getByRole('button', { name: 'Check' }).click();
  await expect(status).toHaveText('Right.');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(({ isMobile }) => isMobile, 'the same at any size');

  test('the server answers the form', { tag: '@server' }, async ({ page }) => {
    await page.goto(one);
    await page.getByLabel('It is twice as high.').check();
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page).toHaveURL(`${one}/quiz?chosen=2`);
    await expect(page.getByRole('main').getByRole('status')).toHaveText(/Not quite/);
    await expect(page.getByText(/Each step of the scale/)).toBeVisible();
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    await page.goto(several);
    await page.getByLabel(/mass is the same/).check();
    await page.getByLabel(/one sixth/).check();
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByRole('main').getByRole('status')).toHaveText('Right.');
    await page.getByRole('link', { name: 'Read the whole answer' }).click();
    await expect(page).toHaveURL(several);
  });

  test('a site of files shows what is right', async ({ page }) => {
    test.skip(!isExport, 'where there is a server it answers');
    await page.goto(one);
    await expect(page.getByRole('button', { name: 'Check' })).toBeHidden();
    await page.getByText('Show what is right').click();
    await expect(page.getByRole('group').getByText('It is 100 times as high.')).toBeVisible();
  });
});

test('nothing chosen, or no quiz, leads nowhere else', { tag: '@server' }, async ({ request, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  const back = await request.get(`${one}/quiz?chosen=9`, { maxRedirects: 0 });
  expect([back.status(), back.headers().location]).toEqual([308, `${one}#quiz`]);
  expect((await request.get(`${none}/quiz?chosen=1`)).status()).toBe(404);
});

test('a quiz is told to machines with its right answers', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  await page.goto(one);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  const quiz = data['@graph'].find((part: { '@type': string }) => part['@type'] === 'Quiz');
  expect(quiz.hasPart[1]).toMatchObject({
    '@type': 'Question',
    eduQuestionType: 'Multiple choice',
    acceptedAnswer: { '@type': 'Answer', text: 'It is 100 times as high.' },
  });
  expect(quiz.hasPart[1].suggestedAnswer).toHaveLength(3);
});

test('only pages with a quiz load what it needs', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  const files: string[] = [];
  page.on('request', (request) => files.push(request.url()));
  await page.goto(none, { waitUntil: 'networkidle' });
  expect(files.filter((file) => /quiz/.test(file))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on a quiz in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(one, { waitUntil: 'networkidle' });
    await page.getByLabel('It is twice as high.').check();
    await page.getByRole('button', { name: 'Check' }).click();
    expect(await violationsOn(page)).toEqual([]);
  });
