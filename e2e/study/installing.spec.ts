import { expect, test } from '../support/test';

interface AppManifest {
  readonly icons: readonly AppPicture[];
  readonly screenshots: readonly AppPicture[];
  readonly shortcuts: readonly { readonly url: string }[];
}
interface AppPicture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}

test('the site can be installed: the browser finds nothing missing', async ({ page, context, isMobile }) => {
  test.skip(isMobile, 'the same at any size');
  await page.goto('/');
  const session = await context.newCDPSession(page);
  const { errors, data = '' } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Each test has a window of its own, as private ones are, which install nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { icons, screenshots, shortcuts }: AppManifest = JSON.parse(data);
  expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  for (const { src, sizes, type } of [...icons, ...screenshots]) {
    const answer = await page.request.get(src);
    expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type]);
    if (type !== 'image/png') continue;
    const bytes = await answer.body();
    expect([src, `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`]).toEqual([src, sizes]);
  }
  for (const { url } of shortcuts) expect((await page.request.get(url)).status()).toBe(200);
});
