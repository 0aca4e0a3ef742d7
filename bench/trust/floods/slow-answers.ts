import { freePort } from '@/test-support/port-of';
import { serveWith } from '../../pages/serve';
import { quantile } from '../../quantile';
import { type TrustRow, tryAll } from '../trust-group';
import { createClient } from './client';
import { endlessWord, pathOf, wholeAnswer, writeQuestions } from './library';

const slow = 30;
const fresh = 200;
const triedAgain = 8;
/** On two cores; where the machine is slower without a flood too, so much slower with one. */
const patienceMs = 500;
const timesSlower = 4;

/**
 * One client asks for thirty answers at once that are never done, while another asks for pages that nobody has asked for.
 * The server is started once more: what failed is known, and tried no more.
 */
export async function trySlowAnswers(library: string, report: (line: string) => void): Promise<TrustRow[]> {
  await writeQuestions(library, fresh * 2, slow);
  const port = await freePort();
  const serve = () =>
    serveWith(['--max-semi-space-size=4', '--import', 'tsx', 'lib/cli/start.ts', '--content', library], {
      port,
      env: { STOA_TRUST_PROXY: '1', STOA_PRERENDER: '0', STOA_TRIAL_ENDLESS_WORD: endlessWord },
    });
  const other = createClient(port, '10.0.0.2');
  const ask = async (n: number, times: number[]) => {
    const { status, body, milliseconds } = await other.ask(pathOf(`ordinary-${n}`));
    times.push(milliseconds);
    if (status !== 200) return `ordinary ${n}: ${status}`;
    return wholeAnswer.test(body) ? undefined : `ordinary ${n} is not whole`;
  };
  const slowPaths = Array.from({ length: slow }, (_, n) => pathOf(`slow-${n}`));
  let site = await serve();
  try {
    report(`${fresh} pages without a flood, then as many beside ${slow} that take for ever`);
    await other.ask(pathOf('ordinary-0'));
    const before: number[] = [];
    for (let n = 0; n < fresh; n++) await ask(n, before);
    const hostile = createClient(port, '10.0.0.1');
    const flood = tryAll(
      'pages that take for ever come as plain text',
      slowPaths,
      async (path) => {
        const { status, body } = await hostile.ask(path);
        return status === 200 && body.includes('plain-answer') ? undefined : `${path}: ${status}`;
      },
      slow,
    );
    const during: number[] = [];
    const all = Array.from({ length: fresh }, (_, n) => fresh + n);
    const row = await tryAll('pages of another client meanwhile', all, (n) => ask(n, during));
    const [p99, usual] = [quantile(during, 0.99), quantile(before, 0.99)];
    const isQuick = p99 <= Math.max(patienceMs, usual * timesSlower);
    const figure = `p50 ${Math.round(quantile(during, 0.5))} ms, p99 ${Math.round(p99)} ms; without ${Math.round(quantile(before, 0.5))} and ${Math.round(usual)} ms`;
    report(`${figure}; until all of the flood is answered`);
    const flooded = await flood;
    hostile.close();
    await site.stop();
    site = await serve();
    return [
      { ...row, figure },
      {
        name: 'and they do not wait for it',
        tried: 1,
        held: isQuick ? 1 : 0,
        failures: isQuick ? [] : [figure],
      },
      flooded,
      await tryAgain(slowPaths.slice(0, triedAgain), createClient(port, '10.0.0.1')),
    ];
  } finally {
    other.close();
    await site.stop();
  }
}

/** Most are known now; one whose thread was given too little of the machine to prove itself is tried again. */
async function tryAgain(
  paths: readonly string[],
  client: ReturnType<typeof createClient>,
): Promise<TrustRow> {
  const times: number[] = [];
  const row = await tryAll('and again after a restart, most at once', paths, async (path) => {
    const { status, body, milliseconds } = await client.ask(path);
    times.push(milliseconds);
    return status === 200 && body.includes('plain-answer') ? undefined : `${path}: ${status}`;
  });
  client.close();
  const atOnce = times.filter((ms) => ms < 1500).length;
  return { ...row, figure: `${atOnce} at once, p50 ${Math.round(quantile(times, 0.5))} ms` };
}
