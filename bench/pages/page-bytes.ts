import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from '@playwright/test';

/** Bytes of a cold load, each file by itself in brotli (quality 11), which faces hold already. */
export interface PageBytes {
  readonly html: number;
  readonly css: number;
  readonly script: number;
  readonly font: number;
  /** Files of these kinds. */
  readonly requests: number;
}

/** Loads a page in a fresh profile and waits until it is quiet. */
export async function measureBytes(browser: Browser, url: string): Promise<PageBytes> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const bytes = { document: 0, stylesheet: 0, script: 0, font: 0 };
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type !== 'document' && type !== 'stylesheet' && type !== 'script' && type !== 'font') return;
    const add = response.body().then(
      (body) => {
        bytes[type] += type === 'font' ? body.length : packed(body);
      },
      () => undefined,
    );
    reading.push(add);
  });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  await Promise.all(reading);
  await context.close();
  return {
    ...{ html: bytes.document, css: bytes.stylesheet, script: bytes.script, font: bytes.font },
    requests: reading.length,
  };
}

function packed(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
