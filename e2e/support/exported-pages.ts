import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from './test';

/** What a page must not do in the normal course: say an error, break its policy, ask for what is not there. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

async function pagesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.html'));
}

/**
 * Addresses on this site that the pages of an export lead to or load.
 * @param folder of the export
 * @param url where it is served
 */
export async function linksOf(folder: string, url: string): Promise<Set<string>> {
  const links = new Set<string>();
  for (const file of await pagesOf(folder)) {
    const html = await readFile(path.join(folder, file), 'utf8');
    for (const [, written = ''] of html.matchAll(/<[^<>]*?\s(?:href|src|action)="([^"]*)"/g)) {
      const address = new URL(written.replaceAll('&amp;', '&').replaceAll('&#39;', "'"), url);
      if (address.origin === url) links.add(address.pathname + address.search);
    }
  }
  return links;
}
