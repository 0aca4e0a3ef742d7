import { expect, test } from 'vitest';
import type { ExportedPage } from './export-pages';
import type { FetchPage } from './fetch-page';
import { PageFailed, writePages } from './write-pages';

const page = (name: string): ExportedPage => ({ address: `/${name}`, file: `${name}.txt`, status: 200 });

async function run(names: readonly string[], fetchPage: FetchPage) {
  const files = new Map<string, string>();
  let written = 0;
  const writer = {
    write: async (file: string, body: Buffer) => void files.set(file, String(body)),
    copy: async () => {},
    count: () => {},
    files: 0,
    bytes: 0,
  };
  const onWritten = () => (written += 1);
  await writePages(names.map(page), { fetchPage, writer, atOnce: 3, isCompressed: false, onWritten });
  return { files, written };
}
const good = (address: string) => ({ status: 200, headers: {}, body: Buffer.from(address) });

test('every page is written once, whichever comes first', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `p${i}`);
  const { files, written } = await run(names, async (address) => {
    await new Promise((resolve) => setTimeout(resolve, Number(address.slice(2)) % 3));
    return good(address);
  });
  expect([...files.keys()].sort()).toEqual(names.map((name) => `${name}.txt`).sort());
  expect(written).toBe(20);
});

test('a page that fails once is asked for again; one that fails twice ends the export and is named', async () => {
  const times = new Map<string, number>();
  const failing =
    (bound: number): FetchPage =>
    async (address) => {
      times.set(address, (times.get(address) ?? 0) + 1);
      const isBroken = address === '/b' && (times.get(address) ?? 0) <= bound;
      return isBroken ? { ...good(address), status: 500 } : good(address);
    };
  expect((await run(['a', 'b', 'c'], failing(1))).files.size).toBe(3);
  times.clear();
  const failed = run(['a', 'b', 'c'], failing(2));
  await expect(failed).rejects.toThrow(PageFailed);
  await expect(failed).rejects.toThrow('/b could not be written: it was answered with 500');
});
