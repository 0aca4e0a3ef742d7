import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '@/bench/random';
import type { TrialRow } from '@/bench/trial-row';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import type { ObjectStore } from '@/lib/snapshot/storage/object-store';
import { readCurrent, readStored } from '@/lib/snapshot/storage/read-stored';
import { createS3Store } from '@/lib/snapshot/storage/s3-store';
import { parseStorageSettings } from '@/lib/snapshot/storage/storage-settings';
import { storedKeys } from '@/lib/snapshot/storage/stored-snapshot';
import type { StorageTrial } from './trial';

const kills = 20;
const finished = 4;

/** A push, as a process of its own. */
export async function push(
  { root, storage }: Pick<StorageTrial, 'root' | 'storage'>,
  prefix: string,
  killAfterMs?: number,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/snapshot-push.ts', '--artefacts', root],
    { env: { ...process.env, ...storage.environment(prefix) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = once(child, 'close');
  if (killAfterMs !== undefined) void pause(killAfterMs).then(() => child.kill('SIGKILL'));
  const [code] = await ended;
  return { code, said };
}

/** Pushes that are killed, and two at a time. */
export async function* tryPushing(trial: StorageTrial): AsyncGenerator<TrialRow> {
  const began = performance.now();
  const first = await push(trial, 'first');
  const ms = performance.now() - began;
  const again = await push(trial, 'first');
  yield {
    tried: 'a snapshot is pushed, and pushed again',
    held:
      first.code === 0 &&
      again.said.includes('Pushed already') &&
      (await isWhole(trial, 'first')) === 'whole',
    figures: `${lastLine(first.said)}; ${Math.round(ms)} ms in all; then: ${lastLine(again.said)}`,
  };
  yield await tryKills(trial, ms);
  const both = await Promise.all([push(trial, 'both'), push(trial, 'both')]);
  const refused = both.filter(({ said }) => said.includes('somebody else')).length;
  const done = both.filter(({ code }) => code === 0).length;
  yield {
    tried: 'two push at a time',
    held: done >= 1 && done + refused === 2 && (await isWhole(trial, 'both')) === 'whole',
    figures: `${done} done, ${refused} refused`,
  };
  const wrong = both.concat(first, again).filter(({ said }) => said.includes('secret-of-the-trial')).length;
  yield { tried: 'no secret is said', held: wrong === 0, figures: `${wrong} of 4 said it` };
}

/** Each into a place of its own: who comes after one that was killed waits for its lease. */
async function tryKills(trial: StorageTrial, wholeMs: number): Promise<TrialRow> {
  const random = createRandom(24);
  const found = { none: 0, whole: 0, broken: 0 };
  for (let n = 0; n < kills; n++) {
    await push(trial, `killed-${n}`, Math.floor((0.3 + 0.7 * random()) * wholeMs));
    found[await isWhole(trial, `killed-${n}`)] += 1;
  }
  const last = Array.from({ length: finished }, (_, n) => `killed-${kills - 1 - n}`);
  const after = await mapAtOnce(last, finished, async (prefix) => {
    const { said } = await push(trial, prefix);
    return `${await isWhole(trial, prefix)} (${lastLine(said)})`;
  });
  return {
    tried: `${kills} pushes killed at random moments, and ${finished} of them run again`,
    held: found.broken === 0 && after.every((state) => state.startsWith('whole')),
    figures: `after a kill: ${found.none} with nothing to serve yet, ${found.whole} whole, ${found.broken} broken; at last: ${after.join(', ')}`,
  };
}

/** Whether all that is named in a place is there. */
async function isWhole({ storage }: StorageTrial, prefix: string): Promise<'none' | 'whole' | 'broken'> {
  const store = storeOf(storage.environment(prefix));
  const found = await readCurrent(store);
  if (found === undefined) return 'none';
  const { files, beside } = await readStored(store, found.current.manifest);
  const there = new Set(await store.list(storedKeys.parts));
  const named = [...files, ...beside].flatMap(({ parts }) => parts.map(([hash]) => storedKeys.part(hash)));
  return named.every((key) => there.has(key)) ? 'whole' : 'broken';
}

function storeOf(environment: Readonly<Record<string, string>>): ObjectStore {
  const settings = parseStorageSettings(environment);
  if (settings === undefined) throw new Error('no storage is set');
  return createS3Store(settings, { timeoutMs: 20_000, tries: 3 });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
