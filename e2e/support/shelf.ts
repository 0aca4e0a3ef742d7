import { expect, type Page } from './test';

export const question = '/learn/psychology/questions/why-do-we-forget';
export const title = 'Why do we forget?';

export const panel = (page: Page) => page.getByRole('region', { name: 'On your shelf' });
export const toolSave = (page: Page) => page.getByRole('button', { name: /^Saved?$/ });
export const entries = (page: Page) =>
  page.locator('ol li:has(button[aria-expanded]) a[href*="/questions/"]');

/** Saves the first questions of a subject's list; gives their titles. */
export async function saveFromList(page: Page, count: number): Promise<readonly string[]> {
  await page.goto('/learn/biology');
  const titles: string[] = [];
  for (let i = 0; i < count; i++) {
    const row = page.locator('ol > li', { has: page.getByRole('button', { name: /^Save/ }) }).nth(i);
    titles.push((await row.getByRole('link').first().textContent()) ?? '');
    await row.getByRole('button', { name: /^Save “/ }).click();
    await expect(row.getByRole('button', { name: /^Saved: / })).toHaveText('Saved');
  }
  return titles;
}

export function savedRecord(path: string, text: string, order: string) {
  return { id: `saved/${path}`, list: 'saved', path, title: text, order, savedMs: 1, updatedMs: 1 };
}

/** Imports a file of saved questions on the shelf. */
export async function importRecords(
  page: Page,
  saved: readonly ReturnType<typeof savedRecord>[],
): Promise<void> {
  const buffer = Buffer.from(JSON.stringify({ format: 'stoa-study', version: 1, saved }));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'shelf.json', mimeType: 'application/json', buffer });
  await expect(page.getByText(/records were merged/)).toBeVisible();
}

/** Selects words of the answer, as a reader does. */
export async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('article .prose') as Element,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
    throw new Error(`not in the answer: ${wanted}`);
  }, words);
}

export async function firstWords(page: Page): Promise<string> {
  const text = await page
    .locator('article .prose p')
    .first()
    .evaluate((paragraph) => paragraph.firstChild?.nodeValue ?? '');
  return text.trim().split(' ').slice(0, 3).join(' ');
}

/** The words that are painted as highlights of the reader's. */
export function paintedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(CSS.highlights.get('kept') ?? [])].map((range) => range.toString()));
}
