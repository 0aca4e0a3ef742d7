import { firstWords, paintedTexts, panel, question, select } from '../support/shelf';
import { expect, test } from '../support/test';

test('a passage is highlighted, written beside, and found again on the next visit', async ({ page }) => {
  await page.goto(question);
  const words = await firstWords(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
  const quote = panel(page).getByRole('blockquote');
  await expect(quote).toHaveText(words);
  await panel(page).getByRole('button', { name: 'Write beside it' }).click();
  await expect(panel(page).getByLabel('What you wrote beside this passage')).toBeFocused();
  await page.keyboard.type('mind this');
  await page.reload();
  await expect(quote).toHaveText(words);
  await expect(panel(page).getByLabel('What you wrote beside this passage')).toHaveValue('mind this');
  expect(await paintedTexts(page)).toEqual([words]);
  await page.goto('/shelf');
  await page.getByRole('button', { name: 'Notes and highlights' }).click();
  await expect(page.getByRole('blockquote')).toHaveText(words);
});

test('a passage is found again in an answer that was edited, and kept where it is gone', async ({ page }) => {
  await page.goto(question);
  const words = await firstWords(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
  await expect(panel(page).getByRole('blockquote')).toHaveText(words);
  let edit = (html: string) => html.replace('<p>', '<p>It was not always known. ');
  await page.route(`**${question}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: edit(await answer.text()) });
  });
  await page.reload();
  await expect.poll(() => paintedTexts(page)).toEqual([words]);
  edit = (html) => html.replace(/<p>.*?<\/p>/gs, '<p>Another text.</p>').replace(/<li>.*?<\/li>/gs, '');
  await page.reload();
  await expect(panel(page)).toContainText('these words are no longer in it');
  await expect(panel(page).getByRole('blockquote')).toHaveText(words);
});

test('a browser that cannot paint shows highlights as marks', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(CSS, 'highlights', { value: undefined });
    delete (CSS as { highlights?: unknown }).highlights;
  });
  await page.goto(question);
  const words = await firstWords(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight', exact: true }).first().click();
  await expect(panel(page).getByRole('blockquote')).toHaveText(words);
  if (await page.evaluate(() => 'highlights' in CSS)) expect(await paintedTexts(page)).toEqual([words]);
  else await expect(page.locator('mark.study-mark')).toHaveText([words]);
});
