import { expect, it, vi } from 'vitest';
import { hitsName, withChecksum } from '@/lib/search/format/files/search-file';
import { partsName } from '@/lib/search/format/protocol/parts-request';
import { createFetchFiles } from './fetch-files';

const name = 't3-abc.bin';
const good = withChecksum(name, Uint8Array.of(1, 2, 3));
const ok = (bytes: Uint8Array) => new Response(Uint8Array.from(bytes));

function filesAnswering(...answers: readonly (() => Response)[]) {
  return withServer(false, answers);
}

function withServer(hasServer: boolean, answers: readonly (() => Response)[]) {
  const asked: { url: string; cache: RequestCache | undefined }[] = [];
  const waited: number[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push({ url: String(url), cache: init?.cache });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer === undefined) throw new TypeError('no network');
    return answer();
  };
  return {
    asked,
    waited,
    files: createFetchFiles({
      wait: async (ms) => void waited.push(ms),
      dataUrl: 'http://school.test/search-data/',
      hasServer,
      fetch: fetch as typeof globalThis.fetch,
    }),
  };
}

it('answers the payload of a whole file', async () => {
  const { asked, files } = filesAnswering(() => ok(good));
  expect([...(await files.file(name))]).toEqual([1, 2, 3]);
  expect(asked).toEqual([{ url: `http://school.test/search-data/${name}`, cache: 'default' }]);
});

it.each([
  ['cut short', () => ok(good.subarray(0, 5))],
  ['a captive portal’s page', () => new Response('<html>Sign in</html>')],
  ['a 404', () => new Response('', { status: 404 })],
  ['another file', () => ok(withChecksum('t4-abc.bin', Uint8Array.of(1, 2, 3)))],
])('asks once more past the caches after %s', async (_, broken) => {
  const { asked, files } = filesAnswering(broken, () => ok(good));
  expect([...(await files.file(name))]).toEqual([1, 2, 3]);
  expect(asked.map(({ cache }) => cache)).toEqual(['default', 'reload']);
});

it('fails with a reason after a second broken answer', async () => {
  await expect(filesAnswering(() => ok(good.subarray(1))).files.file(name)).rejects.toThrow(
    /did not arrive whole/,
  );
  await expect(filesAnswering(() => new Response('', { status: 503 })).files.manifest()).rejects.toThrow(
    /503/,
  );
  await expect(filesAnswering().files.file(name)).rejects.toThrow(/connection/);
});

const wanted = (...documents: number[]) => ({ build: 'b1', documents, passagesOf: [], words: [] });

it('has a server pick out hits, and asks no more where none does', async () => {
  const hits = withChecksum(hitsName(wanted(3, 4)), Uint8Array.of(9));
  const { asked, files } = withServer(true, [() => ok(hits), () => new Response('', { status: 404 })]);
  expect(await files.hits?.(wanted(3, 4))).toEqual(Uint8Array.of(9));
  expect(asked[0]?.url).toBe('http://school.test/search-data/hits?b=b1&n=3,4');
  expect(await files.hits?.(wanted(5))).toBeUndefined();
  expect(await files.hits?.(wanted(6))).toBeUndefined();
  expect(asked).toHaveLength(2);
  const plain = filesAnswering(() => ok(hits));
  expect(await plain.files.hits?.(wanted(3, 4))).toBeUndefined();
  expect(plain.asked).toEqual([]);
});

it('has a server pick out parts beside hits, each by itself, and none where there are only files', async () => {
  const request = { build: 'b1', terms: ['cell'], places: [], chunks: [], near: [] };
  const checksummed = withChecksum(partsName(request), Uint8Array.of(7));
  const { asked, files } = withServer(true, [() => new Response('', { status: 404 }), () => ok(checksummed)]);
  expect(await files.hits?.(wanted(5))).toBeUndefined();
  expect(await files.parts?.(request)).toEqual(Uint8Array.of(7));
  expect(asked[1]?.url).toBe('http://school.test/search-data/parts?b=b1&t=cell');
  expect(filesAnswering().files.parts).toBeUndefined();
});

it('asks again with longer and longer pauses where a connection loses much', async () => {
  const lost = () => {
    throw new TypeError('network');
  };
  const { asked, waited, files } = filesAnswering(lost, lost, lost, () => ok(good));
  expect([...(await files.file(name))]).toEqual([1, 2, 3]);
  expect(asked.map(({ cache }) => cache)).toEqual(['default', 'reload', 'reload', 'reload']);
  expect(waited).toEqual([400, 1500]);
});

it('asks once more for what the server does not have, and not at all while offline', async () => {
  const gone = filesAnswering(() => new Response('', { status: 404 }));
  await expect(gone.files.file(name)).rejects.toThrow(/404/);
  expect(gone.asked).toHaveLength(2);
  vi.stubGlobal('navigator', { onLine: false });
  const offline = filesAnswering();
  await expect(offline.files.file(name)).rejects.toThrow(/connection/);
  expect(offline.asked).toHaveLength(1);
  vi.unstubAllGlobals();
});

it('has hits picked out again after a request that was lost', async () => {
  const hits = withChecksum(hitsName(wanted(3)), Uint8Array.of(9));
  const lost = () => {
    throw new TypeError('network');
  };
  const { files } = withServer(true, [lost, () => ok(hits)]);
  expect(await files.hits?.(wanted(3))).toBeUndefined();
  expect(await files.hits?.(wanted(3))).toEqual(Uint8Array.of(9));
});
