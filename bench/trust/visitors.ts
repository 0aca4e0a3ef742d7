import { freePort, serveWith } from '../pages/serve';
import { quantile } from '../quantile';
import { queries } from './hostile-queries';
import { forgedHeaders, methods, question, smuggling, targets } from './hostile-requests';
import { exchange, type Request, send } from './raw-http';
import { type TrustGroup, type TrustRow, tryAll } from './trust-group';
import { tryAnswerHeaders } from './visitors/answer-headers';
import { tryDoors } from './visitors/doors';
import { faultOf } from './visitors/fault-of';
import { changesBetween, filesOf } from './visitors/kept-files';
import { trySlowClients } from './visitors/slow-clients';
import { tryStrictServer } from './visitors/strict-server';

const atOnce = 8;
const termsName = 'search terms that hurt';

/** Visitors that mean harm, over sockets of their own: clients of HTTP would put their addresses right. */
export const visitors: TrustGroup = {
  name: 'visitors',
  async run({ isQuick, say }) {
    const port = await freePort();
    // The server has it too: no answer may tell it.
    process.env.STOA_CANARY = 'canary-of-the-environment';
    say('serving the test library');
    const site = await serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', 'e2e/library'], {
      port,
    });
    try {
      // Every fifteenth in npm test.
      const some = <T>(all: readonly T[]) => (isQuick ? all.filter((_, i) => i % 15 === 0) : all);
      const ask = (target: string, options?: Partial<Request>) => send(port, { target, ...options });
      const before = await filesOf(['.next', '.stoa']);
      const waits: number[] = [];
      // They wait most of their time: all else is tried beside them.
      const slow = trySlowClients(port, question, isQuick);
      const rows: TrustRow[] = [
        await tryAll(
          'addresses that lead out or astray',
          some(targets()),
          async (target) => faultOf(target, await ask(target)),
          atOnce,
        ),
        await tryAll(
          termsName,
          some(queries()).flatMap((query) => [`/search?q=${query}`, `/api/search?q=${query}`]),
          async (target) => {
            const begun = performance.now();
            const answer = await ask(target);
            waits.push(performance.now() - begun);
            if (![200, 400, 414].includes(answer.status)) return `${target.slice(0, 80)}: ${answer.status}`;
            return faultOf(target, answer);
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
        ...(await tryAnswerHeaders(port)),
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
        await tryAll('pipelined requests are each answered once, in order', [1, 5, 40], async (count) => {
          const one = (close: boolean, target: string) =>
            `GET ${target} HTTP/1.1\r\nHost: x\r\n${close ? 'Connection: close\r\n' : ''}\r\n`;
          const targets = Array.from({ length: count }, (_, i) => (i % 2 ? '/%' : '/healthz'));
          const text = await exchange(port, targets.map((it, i) => one(i === count - 1, it)).join(''));
          const got = text.match(/HTTP\/1\.1 \d{3}/g)?.map((line) => line.slice(-3)) ?? [];
          const wanted = targets.map((it) => (it === '/%' ? '400' : '200'));
          return got.join() === wanted.join() ? undefined : `${count}: ${got.join()}`;
        }),
        await tryDoors(port),
        ...(await tryStrictServer()),
        await slow,
      ];
      rows.push(
        await tryAll('nothing was left on disk', [undefined], async () => {
          const after = await filesOf(['.next', '.stoa']);
          return changesBetween(before, after)[0];
        }),
      );
      return rows.map((row) => (row.name === termsName ? { ...row, figure: figureOf(waits) } : row));
    } finally {
      await site.stop();
    }
  },
};

function figureOf(waits: readonly number[]): string {
  const shown = (share: number) => Math.round(quantile(waits, share));
  return `p99 ${shown(0.99)} ms, longest ${shown(1)} ms`;
}
