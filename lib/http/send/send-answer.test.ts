import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { sendAnswer } from './send-answer';
import { etagOf } from './static-files';

const body = Buffer.from('text '.repeat(500));
const page = { status: 200, headers: { 'Content-Type': 'text/plain' }, etag: etagOf(body), body };

/** The status and the headers of what is sent to who asks with these. */
async function sent(headers: Record<string, string>) {
  let status = 0;
  let list: readonly string[] = [];
  const response = {
    writeHead(code: number, fields: readonly string[]) {
      status = code;
      list = fields;
      return this;
    },
    end() {},
  };
  await sendAnswer(
    {
      request: { method: 'GET', headers } as unknown as IncomingMessage,
      response: response as unknown as ServerResponse,
    },
    page,
    {},
  );
  const fieldOf = (name: string) => (list.includes(name) ? list[list.indexOf(name) + 1] : undefined);
  return { status, encoding: fieldOf('Content-Encoding'), etag: fieldOf('ETag'), vary: fieldOf('Vary') };
}

test.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['BR', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.1, gzip;q=1', 'gzip'],
  ['br; Q=0, gzip', 'gzip'],
  ['gzip;q=0, br;q=0.001', 'br'],
  ['gzip;q=0.5, identity', undefined],
  ['identity, gzip', 'gzip'],
  ['identity;q=0', undefined],
  ['identity;q=0, *', 'gzip'],
  ['*', 'gzip'],
  ['*;q=0', undefined],
  ['gzip;q=0, *', undefined],
  ['br;q=none', undefined],
  ['deflate', undefined],
  ['', undefined],
])('who takes %j is sent %s', async (accepted, encoding) => {
  expect(await sent({ 'accept-encoding': accepted })).toMatchObject({
    status: 200,
    encoding,
    vary: 'Accept-Encoding',
  });
});

test('who has the page in one encoding need not fetch it in another, and its tag does not say that they are the same bytes', async () => {
  const { etag = '' } = await sent({ 'accept-encoding': 'br' });
  expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
  for (const known of [etag, `"other", ${etag}`, etag.slice(2), '*'])
    expect(await sent({ 'if-none-match': known }), known).toMatchObject({ status: 304, etag });
  for (const unknown of ['"other"', `${etag}x`, '', '"*"'])
    expect((await sent({ 'if-none-match': unknown })).status, unknown).toBe(200);
});
