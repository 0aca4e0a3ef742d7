import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TrialRow } from '@/bench/trial-row';
import { createRandom } from '../random';
import { type Trial, tryWhile } from './trial';

const program = path.join('lib', 'cli', 'search-publish.ts');
const seed = 7;
/** Publishing the bundled library takes about so long, the start of its process included. */
const longestMs = 6000;

/** Publishers that are killed, and a node that is, while readers search: what is served is whole at every moment. */
export async function* tryPublishing(trial: Trial): AsyncGenerator<TrialRow> {
  const kills = trial.isQuick ? 1 : 20;
  yield await tryWhile(trial, {
    name: `a publisher killed at ${kills} random moment${kills === 1 ? '' : 's'}`,
    hasFallback: false,
    async during() {
      const random = createRandom(seed);
      for (let i = 0; i < kills; i++) {
        const child = startPublisher(trial);
        await pause(random() * longestMs);
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
      await trial.publish(true);
    },
  });
  const { nodes } = trial;
  const count = nodes.addresses.length;
  if (count >= 3)
    yield await tryWhile(trial, {
      name: 'a node started again while a publisher sends',
      hasFallback: true,
      async during() {
        const child = startPublisher(trial);
        await pause(longestMs / 3);
        nodes.signal(2, 'SIGKILL');
        await pause(longestMs / 3);
        await nodes.restart(2);
        if (child.exitCode === null) await once(child, 'exit');
        await nodes.whole(count);
        await trial.publish(true);
      },
    });
}

function startPublisher({ settings }: Trial) {
  return spawn(process.execPath, ['--import', 'tsx', program, '--whole'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      STOA_OPENSEARCH: settings.nodes.join(),
      STOA_OPENSEARCH_PREFIX: settings.prefix,
    },
  });
}
