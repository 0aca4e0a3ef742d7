import { smuggling } from '../hostile/hostile-requests';
import { exchange, send } from '../raw-http';
import { type TrustRow, tryAll } from '../trust-group';
import { faultOf } from './fault-of';

/** Where one request ends and the next begins, and how much one may be. */
export async function tryBytes(port: number): Promise<readonly TrustRow[]> {
  return [
    await tryAll('oversize headers', [20_000, 60_000], async (size) => {
      const answer = await send(port, { target: '/', headers: [`X-Large: ${'x'.repeat(size)}`] });
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
  ];
}
