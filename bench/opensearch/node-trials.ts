import { setTimeout as pause } from 'node:timers/promises';
import type { TrialRow } from '@/bench/trial-row';
import { type Trial, tryWhile } from './trial';

/** So long is searched before something happens and after. */
const aroundMs = 2000;
/** A node that hangs does so for so long. */
const hungMs = 8000;
const hungP99Ms = 2000;

/** Nodes that end or hang while twenty readers search. */
export async function* tryNodes(trial: Trial): AsyncGenerator<TrialRow> {
  const { nodes } = trial;
  const count = nodes.addresses.length;
  if (count < 3) return;
  for (let node = 0; node < count; node++)
    yield await tryWhile(trial, {
      name: `node ${node + 1} killed, and started again`,
      hasFallback: true,
      async during() {
        await pause(aroundMs);
        nodes.signal(node, 'SIGKILL');
        await pause(aroundMs);
        await nodes.restart(node);
        await nodes.whole(count);
        await pause(aroundMs);
      },
    });
  yield await tryWhile(trial, {
    name: 'a node hangs',
    hasFallback: false,
    p99Ms: hungP99Ms,
    async during() {
      await pause(aroundMs);
      nodes.signal(1, 'SIGSTOP');
      await pause(hungMs);
      nodes.signal(1, 'SIGCONT');
      await nodes.whole(count);
    },
  });
  yield await tryWhile(trial, {
    name: 'two of three nodes gone',
    hasFallback: true,
    async during() {
      await pause(aroundMs);
      nodes.signal(0, 'SIGKILL');
      nodes.signal(2, 'SIGKILL');
      await pause(2 * aroundMs);
      await Promise.all([nodes.restart(0), nodes.restart(2)]);
      await nodes.whole(count);
      await pause(aroundMs);
    },
  });
}
