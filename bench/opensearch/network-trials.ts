import { setTimeout as pause } from 'node:timers/promises';
import type { TrialRow } from '@/bench/trial-row';
import { openProxy, type SpoilingProxy } from './spoiling-proxy';
import { type Trial, tryWhile } from './trial';

const spoiledMs = 2500;

/** What stands between a server and its cluster spoils what passes: the snapshot answers. */
export async function* tryNetwork(trial: Trial): AsyncGenerator<TrialRow> {
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
        await pause(spoiledMs);
        proxy.spoil = spoil;
        await pause(spoiledMs);
      },
    });
  }
  await proxy.close();
}
