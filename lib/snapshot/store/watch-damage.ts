import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { repeat } from '@/lib/concurrency/repeat';
import { damageOf } from './checksum-manifest';
import { snapshotFiles } from './snapshot-folders';

export interface DamageWatch {
  /** What is wrong with the snapshot now, every byte of it compared; undefined where nothing is. */
  look(): Promise<string | undefined>;
  close(): void;
}

/**
 * Watches the files of a snapshot that is served. Where one was written, cut, replaced or removed since, as its size and
 * times say, all bytes are compared with what was built; what they do not say is found when somebody reads it, and looks.
 * @param onDamage called once, with what is wrong, in a few words
 */
export function watchDamage(
  folder: string,
  onDamage: (damage: string) => void,
  lookEveryMs = 2000,
): DamageWatch {
  let seen = marksOf(folder);
  let looking: Promise<string | undefined> | undefined;
  let isOver = false;
  let found: string | undefined;
  const look = async () => {
    if (found !== undefined) return found;
    looking ??= damageOf(folder, 'bytes')
      .then((damage) => {
        found = damage;
        if (damage !== undefined && !isOver) {
          close();
          onDamage(damage);
        }
        return damage;
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const lookForChanges = async () => {
    const [before, now] = [await seen, await marksOf(folder)];
    if (now === before || isOver) return;
    seen = Promise.resolve(now);
    await look();
  };
  const watching = repeat(lookForChanges, lookEveryMs);
  function close(): void {
    isOver = true;
    watching.close();
  }
  return {
    look,
    close,
  };
}

/** What would change with the files of a snapshot, without reading them; the state of the build changes alone. */
async function marksOf(folder: string): Promise<string> {
  const list = (inner: string) => readdir(path.join(folder, inner)).catch(() => []);
  const search = (await list(snapshotFiles.search)).map((name) => path.join(snapshotFiles.search, name));
  // Of pictures there may be very many: what is there is looked at, by their folders.
  const files = [...(await list('')), ...search].filter((name) => name !== snapshotFiles.state).sort();
  const marks = files.map((file) =>
    stat(path.join(folder, file)).then(
      ({ ino, size, mtimeMs }) => `${file} ${ino} ${size} ${mtimeMs}`,
      () => `${file} gone`,
    ),
  );
  return (await Promise.all(marks)).join('\n');
}
