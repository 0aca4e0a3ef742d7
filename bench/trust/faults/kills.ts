import { type FSWatcher, watch } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { scanFolder } from '@/lib/snapshot/build/read/scan-folder';
import { createRandom } from '../../random';
import { type TrustOptions, type TrustRow, tryAll } from '../trust-group';
import { type CommandOptions, type Ended, runCommandOf } from './command';
import { createLibrary, leftOver, type VersionedLibrary, wholeVersion } from './library';

const questions = 120;

/** How long a command works before it says its first word, and from then to its end. */
interface Durations {
  readonly silent: number;
  readonly working: number;
}

/** Builds and checks that are killed at any moment: what is served afterwards is the old or the new snapshot, whole. */
export async function tryKills({ isQuick, report }: TrustOptions): Promise<readonly TrustRow[]> {
  const library = await createLibrary(questions);
  try {
    const build = await measure('build', library);
    const check = await measure('check', library);
    report(`a build works ${Math.round(build.working)} ms after ${Math.round(build.silent)}`);
    return [
      ...(await killBuilds(library, build, isQuick ? 4 : 50)),
      await killChecks(library, check, isQuick ? 2 : 50),
    ];
  } finally {
    await library.remove();
  }
}

async function killBuilds(
  library: VersionedLibrary,
  durations: Durations,
  times: number,
): Promise<readonly TrustRow[]> {
  const random = createRandom(7);
  let pace = durations;
  let version = 0;
  let served = 0;
  const killed = { begun: 0, working: 0, swapping: 0, late: 0 };
  const row = await tryAll(
    'kill -9 in builds, whole and incremental, and in their swaps',
    Array.from({ length: times }, (_, i) => i),
    async (i) => {
      version += 1;
      // One question edited is updated, all of them are built whole.
      await library.write(version, i % 3 === 0 ? questions : 1);
      const kill = i % 5 === 4 ? atSwap(library, random()) : atMoment(pace, random(), i % 5 === 0);
      const ended = await runCommandOf('build', library.content, { onStart: kill });
      if (ended.signal !== 'SIGKILL') {
        killed.late += 1;
        // It may have been slower when it was measured.
        pace = { ...pace, working: Math.min(pace.working, ended.milliseconds - pace.silent * 0.8) };
      } else if (i % 5 === 4) killed.swapping += 1;
      else if (ended.output === '') killed.begun += 1;
      else killed.working += 1;
      const found = await wholeVersion(library);
      if (typeof found === 'string') return found;
      if (found < served || found > version) return `version ${found} after ${served}, of ${version}`;
      served = found;
      return undefined;
    },
  );
  const after = await tryAll(
    'the build after them: the newest, and nothing left over',
    [undefined],
    async () => {
      const ended = await runCommandOf('build', library.content);
      const found = await wholeVersion(library);
      if (found !== version) return `version ${found} in place of ${version}: ${ended.output}`;
      return leftOver(library);
    },
  );
  const { begun, working, swapping, late } = killed;
  const figure = `killed: ${begun} beginning, ${working} at work, ${swapping} swapping; ${late} had ended`;
  return [{ ...row, figure }, after];
}

async function killChecks(library: VersionedLibrary, durations: Durations, times: number): Promise<TrustRow> {
  const random = createRandom(11);
  const before = await scanFolder(library.content);
  const served = await wholeVersion(library);
  const killed: (number | undefined)[] = [];
  let usual = durations.working;
  const row = await tryAll('kill -9 in checks of the content', Array.from({ length: times }), async () => {
    const ended = await runCommandOf('check', library.content, {
      onStart(child) {
        setTimeout(() => child.kill('SIGKILL'), random() * 1.05 * usual);
        killed.push(child.pid);
      },
    });
    if (ended.signal !== 'SIGKILL') {
      killed.pop();
      usual = Math.min(usual, ended.milliseconds);
    }
    if ((await scanFolder(library.content)).fingerprint !== before.fingerprint)
      return 'the content was changed';
    return (await wholeVersion(library)) === served ? undefined : 'what is served was changed';
  });
  const after = await runCommandOf('check', library.content);
  const left = (await readdir(tmpdir())).filter((name) =>
    killed.some((pid) => name.startsWith(`stoa-check-${pid}-`)),
  );
  const isWell = after.code === 0 && after.output.includes(`${questions} questions`) && left.length === 0;
  const failures = isWell
    ? row.failures
    : [...row.failures, `afterwards: ${after.output} ${left.join(', ')}`];
  return { ...row, failures, held: row.tried - failures.length, figure: `${killed.length} killed` };
}

/** How long it takes, whole: the moments of the kills are spread over that. */
async function measure(name: 'build' | 'check', library: VersionedLibrary): Promise<Durations> {
  const started = performance.now();
  let silent = 0;
  const ended: Ended = await runCommandOf(name, library.content, {
    onStart: (child) => {
      child.stdout?.once('data', () => {
        silent = performance.now() - started;
      });
    },
  });
  if (ended.code !== 0) throw new Error(`${name} failed: ${ended.output}`);
  return name === 'check'
    ? { silent: 0, working: ended.milliseconds }
    : { silent, working: ended.milliseconds - silent };
}

type Kill = NonNullable<CommandOptions['onStart']>;

/** Before its first word, or some time after. */
function atMoment({ silent, working }: Durations, share: number, isEarly: boolean): Kill {
  return (child) => {
    const kill = () => child.kill('SIGKILL');
    if (isEarly) setTimeout(kill, silent * share);
    else child.stdout?.once('data', () => setTimeout(kill, working * 1.05 * share));
  };
}

/** When the first new name appears where snapshots and the current file are put, or a moment after. */
function atSwap({ folders }: VersionedLibrary, share: number): Kill {
  return (child) => {
    const watchers: FSWatcher[] = [];
    const kill = () => void setTimeout(() => child.kill('SIGKILL'), share * 4);
    const onRename = (_: string, name: string | null) => {
      if (name !== null && !name.startsWith('building')) kill();
    };
    void mkdir(folders.snapshots, { recursive: true }).then(() => {
      watchers.push(watch(folders.snapshots, onRename), watch(folders.root, onRename));
    });
    child.once('exit', () => {
      for (const watcher of watchers) watcher.close();
    });
  };
}
