import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionBounds, guardConnections } from './guard-connections';

/** Short bounds, for who is to be let go: those tests wait for the server's own word, not for the clock. */
const short = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
const impatient = serve(short, { silenceMs: 1000, lookEveryMs: 50 });
/** Its own bounds, for who is to be answered: on a busy machine a client comes late. */
const patient = serve({});
let port = 0;
let impatientPort = 0;

function serve(bounds: ServerOptions, options?: Parameters<typeof guardConnections>[2]) {
  const server = createServer({ ...connectionBounds, ...bounds }, (request, response) => {
    if (request.url === '/waits') setTimeout(() => response.end('late'), 100);
    else if (request.url === '/late') setTimeout(() => response.end('very late'), 2200);
    else if (request.url === '/large') response.end(Buffer.alloc(64 * 1024 * 1024));
    else response.end('answered');
  });
  return { server, endUnused: guardConnections(server, () => ({ 'X-Frame-Options': 'DENY' }), options) };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  [port, impatientPort] = [await listen(patient.server), await listen(impatient.server)];
});
afterAll(() => {
  for (const { server } of [patient, impatient]) {
    server.closeAllConnections();
    server.close();
  }
});

/** What is answered until the server ends the connection; bytes given later follow when the first answer has begun. */
function exchange(raw: string, later = '', to = port): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(to, '127.0.0.1', () => socket.write(raw));
    socket.on('data', (part) => {
      if (text === '' && later) socket.write(later);
      text += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}
const answersIn = (text: string) => text.match(/HTTP\/1\.1 \d{3}/g) ?? [];

test.each([
  ['nothing at all', ''],
  ['half a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
])('who sends %s is told so and let go', async (_, raw) => {
  const text = await exchange(raw, '', impatientPort);
  expect(answersIn(text)).toEqual(['HTTP/1.1 408']);
  expect(text).toContain('X-Frame-Options: DENY');
  expect(text).toContain('Cache-Control: no-store');
});

test('a body is not waited for, and nothing after it is a request', async () => {
  expect(
    answersIn(await exchange('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nab')),
  ).toHaveLength(1);
  const smuggled = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  const raw = `GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab${smuggled}`;
  expect(answersIn(await exchange(raw))).toEqual(['HTTP/1.1 200']);
});

test('requests one after the other without a body are each answered once', async () => {
  const raw = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3);
  const last = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  expect(answersIn(await exchange(raw + last))).toHaveLength(4);
});

test.each([
  ['that goes on', '', ['HTTP/1.1 200', 'HTTP/1.1 400']],
  ['that is to end', 'Connection: close\r\n', ['HTTP/1.1 200']],
])('no refusal is put before or into an answer under way on a connection %s', async (_, header, answers) => {
  const raw = `GET /waits HTTP/1.1\r\nHost: x\r\n${header}\r\n\x00\x00 no request\r\n\r\n`;
  const text = await exchange(raw, 'more of it');
  expect(answersIn(text)).toEqual(answers);
  expect(text).toMatch(/^HTTP\/1\.1 200 [^\n]*\r\n(?:[^\n]+\r\n)*\r\nlate/);
});

test('a tunnel that is asked for behind other requests is refused in its turn', async () => {
  const tunnel = 'CONNECT evil.example:80 HTTP/1.1\r\nHost: x\r\n\r\n';
  const text = await exchange(`${'GET /waits HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2)}${tunnel}`);
  expect(text).toMatch(/^HTTP\/1\.1 200.*late.*HTTP\/1\.1 200.*late.*HTTP\/1\.1 405.*\n$/s);
  expect(answersIn(text)).toHaveLength(3);
});

test('a tunnel behind the last request of its connection gets no answer that nobody would read', async () => {
  const last = 'GET /waits HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const text = await exchange(`${last}CONNECT evil.example:80 HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(answersIn(text)).toEqual(['HTTP/1.1 200']);
});

test('whoever demands a word before the body gets the answer alone', async () => {
  const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n';
  expect(answersIn(await exchange(head))).toEqual(['HTTP/1.1 200']);
});

test('every answer of a connection that is gone is closed, those behind the first too', async () => {
  let asked = 0;
  let closed = 0;
  const count = (_: unknown, response: ServerResponse) => {
    asked += 1;
    response.once('close', () => {
      closed += 1;
    });
  };
  patient.server.on('request', count);
  const socket = connect(port, '127.0.0.1', () =>
    socket.write('GET /waits HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3)),
  );
  await expect.poll(() => asked).toBe(3);
  socket.destroy();
  await expect.poll(() => closed).toBe(3);
  patient.server.off('request', count);
});

test('who would rather speak otherwise is answered, and what came along is not left without an end', async () => {
  const upgrade = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n';
  const text = await exchange(`${upgrade}GET / HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(answersIn(text)).toEqual(['HTTP/1.1 200']);
  expect(text).toContain('Connection: close');
});

test('a tunnel is refused with an answer', async () => {
  expect(answersIn(await exchange('CONNECT evil.example:80 HTTP/1.1\r\nHost: x\r\n\r\n'))).toEqual([
    'HTTP/1.1 405',
  ]);
});

/** Sends, and then something more every 50 ms; resolves when the server has closed the connection, with how long it held. */
async function hold(raw: string, later: string, { reads }: { readonly reads: boolean }): Promise<number> {
  const started = performance.now();
  const closed = new Promise<void>((resolve) => {
    impatient.server.once('connection', (socket) => socket.once('close', () => resolve()));
  });
  const socket = connect(impatientPort, '127.0.0.1', () => socket.write(raw));
  socket.on('error', () => {});
  if (reads) socket.resume();
  else socket.pause();
  const timer = setInterval(() => later && socket.writable && socket.write(later), 50);
  await closed;
  clearInterval(timer);
  socket.destroy();
  return performance.now() - started;
}

const large = 'GET /large HTTP/1.1\r\nHost: x\r\n\r\n';
test.each([
  ['does not read', large, '', false],
  ['does not read, and goes on sending line breaks', large, '\r\n', false],
  ['sends line breaks in place of a request', '', '\r\n', true],
  ['sends line breaks after an answer', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', '\r\n', true],
])('who %s is let go', async (_, raw, later, reads) => {
  expect(await hold(raw, later, { reads })).toBeGreaterThan(200);
});

test('who waits for a busy server is answered, though nothing is sent for long', async () => {
  const text = await exchange(
    'GET /late HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    '',
    impatientPort,
  );
  expect(text).toContain('very late');
});

test('who reads slowly is answered to the end', async () => {
  let read = 0;
  await new Promise<void>((resolve) => {
    const socket = connect(impatientPort, '127.0.0.1', () =>
      socket.write(large.replace('Host', 'Connection: close\r\nHost')),
    );
    socket.on('data', (part) => {
      read += part.length;
      socket.pause();
      setTimeout(() => socket.resume(), read % 50 === 0 ? 40 : 0);
    });
    socket.on('close', () => resolve());
  });
  expect(read).toBeGreaterThan(64 * 1024 * 1024);
});

test('who asks for very much without waiting is let go at once', async () => {
  const answers = answersIn(await exchange('GET /waits HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2000)));
  expect(answers.length).toBeLessThan(200);
});

test('a request whose length cannot be known is refused in place of its answer', async () => {
  const raw = 'GET /waits HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n';
  expect(answersIn(await exchange(raw))).toEqual(['HTTP/1.1 400']);
});

test('a refusal of what asks for headers alone has no body, and the same headers', async () => {
  const [get = '', head = ''] = await Promise.all(
    ['GET', 'HEAD'].map((method) => exchange(`${method} /\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n`)),
  );
  expect(get).toMatch(/^HTTP\/1\.1 400 .*\r\n\r\n400 Bad Request\n$/s);
  expect(head).toBe(get.slice(0, get.indexOf('\r\n\r\n') + 4));
});

test('what is too long is told apart: an address, or its headers', async () => {
  const long = 'x'.repeat(40_000);
  const status = async (raw: string) => answersIn(await exchange(raw));
  expect(await status(`GET /search?q=${long} HTTP/1.1\r\nHost: x\r\n\r\n`)).toEqual(['HTTP/1.1 414']);
  expect(await status(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`)).toEqual(['HTTP/1.1 431']);
});

test('of the connections that a server which closes would wait for, those on which nothing was sent are ended', async () => {
  const closed: string[] = [];
  const open = async (name: string, raw: string) => {
    const taken = new Promise<Socket>((resolve) => patient.server.once('connection', resolve));
    const socket = connect(port, '127.0.0.1', () => raw && socket.write(raw));
    socket.on('error', () => {});
    const there = await taken;
    there.once('close', () => closed.push(name));
    await expect.poll(() => there.bytesRead).toBe(raw.length);
  };
  await open('silent', '');
  await open('half', 'GET / HTTP/1.1\r\nHost: x\r\n');
  await open('asked', 'GET /waits HTTP/1.1\r\nHost: x\r\n\r\n');
  patient.endUnused();
  await expect.poll(() => closed).toEqual(['silent']);
});
