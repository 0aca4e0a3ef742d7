import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { freePort, serveWith } from '../pages/serve';
import { queries } from './hostile-queries';
import { forgedHeaders, kinds, methods, question, smuggling, targets } from './hostile-requests';
import { type Answer, exchange, type Request, send } from './raw-http';
import { type TrustGroup, type TrustRow, tryAll } from './trust-group';

const atOnce = 8;

/** Visitors that mean harm, over sockets of their own: clients of HTTP would put their addresses right. */
export const visitors: TrustGroup = {
  name: 'visitors',
  async run({ isQuick, say }) {
    const port = await freePort();
    say('serving the test library');
    const site = await serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', 'e2e/library'], {
      port,
    });
    try {
      // Every fifteenth in npm test.
      const some = <T>(all: readonly T[]) => (isQuick ? all.filter((_, i) => i % 15 === 0) : all);
      const ask = (target: string, options?: Partial<Request>) => send(port, { target, ...options });
      const before = await filesOf(['.next', '.stoa']);
      const rows: TrustRow[] = [
        await tryAll(
          'addresses that lead out or astray',
          some(targets()),
          async (target) => faultOf(target, await ask(target)),
          atOnce,
        ),
        await tryAll(
          'search terms that hurt',
          some(queries()),
          async (query) => {
            const target = `${query.length % 2 ? '/search' : '/api/search'}?q=${query}`;
            return faultOf(target, await ask(target));
          },
          atOnce,
        ),
        await tryAll(
          'hosts and headers that are made up',
          forgedHeaders(),
          async (header) => {
            const faults = [];
            for (const target of [
              '/',
              question,
              `${question}/`,
              '/sitemap.xml',
              '/search?q=x',
              '/learn/none',
            ])
              faults.push(faultOf(header, await ask(target, { headers: [header] })));
            return faults.find(Boolean);
          },
          atOnce,
        ),
        await tryAll('methods', methods, async (method) => {
          const answer = await ask(question, { method });
          if (/^(?:GET|HEAD)$/.test(method))
            return answer.status === 200 ? undefined : `${method}: ${answer.status}`;
          return [400, 405, 501].includes(answer.status)
            ? faultOf(method, answer)
            : `${method}: ${answer.status}`;
        }),
        await tryAll('headers of every kind of answer', kinds, async ([target, status]) => {
          const answer = await ask(target);
          if (answer.status !== status)
            return `${target.slice(0, 60)}: ${answer.status} in place of ${status}`;
          return faultOf(target, answer);
        }),
        await tryAll('oversize headers', [20_000, 60_000], async (size) => {
          const answer = await ask('/', { headers: [`X-Large: ${'x'.repeat(size)}`] });
          return answer.status === 431 ? faultOf('431', answer) : `${answer.status}`;
        }),
        await tryAll('one answer a request, whatever its length says', smuggling, async (raw) => {
          const text = await exchange(port, raw);
          const answers = text.match(/^HTTP\/1\.1 /gm)?.length ?? 0;
          return answers === 1 && /^HTTP\/1\.1 4/.test(text)
            ? undefined
            : `${JSON.stringify(raw.slice(0, 80))}: ${answers} answers`;
        }),
        await tryAll('slow and idle clients beside a reader', [400], async (idle) => {
          const sockets = Array.from({ length: idle }, (_, i) => {
            const socket = connect(port, '127.0.0.1');
            socket.on('error', () => {});
            socket.write(i % 2 ? 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ' : '');
            return socket;
          });
          const answer = await ask(question);
          for (const socket of sockets) socket.destroy();
          return answer.status === 200 ? undefined : `${answer.status}`;
        }),
      ];
      rows.push(
        await tryAll('nothing was left on disk', [undefined], async () => {
          const after = await filesOf(['.next', '.stoa']);
          return after === before ? undefined : `${after - before} files more`;
        }),
      );
      return rows;
    } finally {
      await site.stop();
    }
  },
};

const needed: readonly (readonly [string, RegExp])[] = [
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['x-frame-options', /^DENY$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\)/],
  ['content-security-policy', /default-src 'none'/],
];
const unwanted = [
  'x-powered-by',
  'server',
  'set-cookie',
  'access-control-allow-origin',
  'strict-transport-security',
];
const secrets = [
  process.cwd(),
  homedir(),
  'node_modules',
  'evil.example',
  'webpack-internal',
  'at Object.',
  'file:///',
].filter((it) => it.length > 2);

/** What no answer may be or hold, whatever was asked. */
function faultOf(asked: string, { status, headers, body }: Answer): string | undefined {
  const say = (what: string) => `${JSON.stringify(asked.slice(0, 120))}: ${what}`;
  // The gate that sheds load answers 503 on purpose; nothing here makes that much of it.
  if (status < 200 || status >= 500) return say(`status ${status}`);
  for (const [name, pattern] of needed)
    if (!pattern.test(headers.get(name) ?? '')) return say(`${status} with ${name}: ${headers.get(name)}`);
  if (/unsafe-/.test(headers.get('content-security-policy') ?? '')) return say('an unsafe policy');
  for (const name of unwanted) if (headers.has(name)) return say(`${name} is sent`);
  const location = headers.get('location');
  if (location !== undefined && !/^\/(?![/\\])/.test(location)) return say(`leads to ${location}`);
  // What was asked for may be said again, as text.
  const text = [...headers].join('\n') + (asked.includes('evil') && /^(?:\/|GET)/.test(asked) ? '' : body);
  const secret = secrets.find((it) => text.includes(it));
  return secret === undefined ? undefined : say(`the answer holds ${secret}`);
}

async function filesOf(folders: readonly string[]): Promise<number> {
  let count = 0;
  for (const folder of folders) count += (await readdir(folder, { recursive: true })).length;
  return count;
}
