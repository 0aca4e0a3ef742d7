import { setTimeout as pause } from 'node:timers/promises';
import type { TrialRow } from '@/bench/trial-row';
import { createClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { messageOf } from '@/lib/text/error-message';
import { makeCertificate } from './certificates';
import { openProxy, openSecureProxy, type SpoilingProxy } from './spoiling-proxy';
import { type Trial, tryWhile } from './trial';

const spoiledMs = 2500;
const quickMs = 800;

/** What stands between a server and its cluster spoils what passes: the snapshot answers. */
export async function* tryNetwork(trial: Trial): AsyncGenerator<TrialRow> {
  const aroundMs = trial.isQuick ? quickMs : spoiledMs;
  const proxy = await openProxy(trial.nodes.addresses[0] ?? '');
  const kinds: readonly (readonly [SpoilingProxy['spoil'], string])[] = [
    ['cut short', 'answers arrive cut short'],
    ['refused', 'the password is wrong'],
    ['busy', 'the cluster is busy (429)'],
  ];
  for (const [spoil, name] of kinds) {
    proxy.spoil = 'nothing';
    yield await tryWhile(trial, {
      name,
      hasFallback: true,
      nodes: [proxy.address],
      async during() {
        await pause(aroundMs);
        proxy.spoil = spoil;
        await pause(aroundMs);
      },
    });
  }
  await proxy.close();
  yield await tryCertificate(trial, aroundMs);
}

/** A certificate that was good runs out: nothing more is said to who shows it, whoever signed it. */
async function tryCertificate(trial: Trial, aroundMs: number): Promise<TrialRow> {
  const [good, expired] = await Promise.all([
    makeCertificate(['-validity', '2']),
    makeCertificate(['-startdate', '-3d', '-validity', '1']),
  ]);
  const authority = good.authority + expired.authority;
  const proxy = await openSecureProxy(trial.nodes.addresses[0] ?? '', good);
  const nodes = [proxy.address];
  const client = createClusterClient({ ...trial.settings, nodes, authority });
  const ask = () =>
    client.read({ method: 'GET', path: '/' }).then(
      () => 'answered',
      (error: unknown) => messageOf(error),
    );
  let before = '';
  let after = '';
  const row = await tryWhile(trial, {
    name: 'the certificate expires',
    hasFallback: true,
    nodes,
    authority,
    async during(opened) {
      await pause(aroundMs);
      before = `${await ask()}, ${opened.fellBack()} by the snapshot`;
      proxy.show(expired);
      await pause(aroundMs);
      after = await ask();
    },
  });
  client.close();
  await proxy.close();
  const isTold = before === 'answered, 0 by the snapshot' && after.includes('CERT_HAS_EXPIRED');
  return { ...row, held: row.held && isTold, figures: `${row.figures}; before: ${before}; after: ${after}` };
}
