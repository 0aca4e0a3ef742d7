import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TrustRow, tryAll } from '../trust-group';
import { runCommandOf, whyNoMounts } from './command';
import { createLibrary, leftOver, type VersionedLibrary, wholeVersion } from './library';

const questions = 120;

/** A full disk and folders that may not be written: said plainly, and nothing that was there is lost. */
export async function tryDiskFaults(): Promise<readonly TrustRow[]> {
  const why = await whyNoMounts();
  if (why !== undefined)
    return [{ name: 'a full disk, and read-only folders', tried: 1, held: 1, failures: [], figure: why }];
  await mkdir('.stoa', { recursive: true });
  const library = await createLibrary(questions);
  try {
    return [await tryFullDisks(), await tryReadOnly(library)];
  } finally {
    await library.remove();
  }
}

/** A small disk is filled but for so many bytes; what was built before goes on being there, and building works once freed. */
async function tryFullDisks(): Promise<TrustRow> {
  const disk = await mkdtemp(path.join(tmpdir(), 'stoa-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  const library = await createLibrary(questions, disk);
  const filler = path.join(disk, 'filler');
  const mounts = `mount --bind ${disk} .stoa`;
  let version = 0;
  try {
    await runCommandOf('build', library.content, { mounts });
    const free = [0, 1, 4, 16, 40, 64, 96, 128, 192, 256].map((kilobytes) => kilobytes * 1024);
    const cases = free.flatMap((bytes) => [
      { bytes, count: 1 },
      { bytes, count: questions },
    ]);
    let full = 0;
    const row = await tryAll('a disk that fills up in a build', cases, async ({ bytes, count }) => {
      version += 1;
      const before = await wholeVersion(library);
      await library.write(version, count);
      await fillBut(disk, filler, bytes);
      const ended = await runCommandOf('build', library.content, { mounts });
      const found = await wholeVersion(library);
      await rm(filler, { force: true });
      if (ended.code === 0) return found === version ? undefined : `built, and there is version ${found}`;
      full += 1;
      if (found !== before) return `version ${found} in place of ${before}`;
      if (!/no space is left on the disk/.test(ended.output) || /\n\s+at /.test(ended.output))
        return `said: ${ended.output.slice(-300)}`;
      const freed = await runCommandOf('build', library.content, { mounts });
      const after = await wholeVersion(library);
      return freed.code === 0 && after === version
        ? leftOver(library)
        : `freed: version ${after}, ${freed.output}`;
    });
    return { ...row, figure: `${full} builds met the end of the disk` };
  } finally {
    await library.remove();
    execFileSync('umount', [disk]);
    await rm(disk, { recursive: true, force: true });
  }
}

async function fillBut(disk: string, filler: string, bytes: number): Promise<void> {
  await rm(filler, { force: true });
  const free = Number(execFileSync('df', ['--output=avail', '-B1', disk]).toString().split('\n')[1]);
  await writeFile(filler, Buffer.alloc(Math.max(0, free - bytes))).catch(() => {});
}

/** What is built is used as it lies; what must be built is refused plainly. */
async function tryReadOnly(library: VersionedLibrary): Promise<TrustRow> {
  const isReadOnly = (folder: string) =>
    `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder}`;
  const mounts = isReadOnly('.stoa');
  await runCommandOf('build', library.content);
  const cases: Readonly<Record<string, () => Promise<string | undefined>>> = {
    'nothing to build': async () => {
      const ended = await runCommandOf('build', library.content, { mounts });
      return ended.code === 0 ? undefined : ended.output;
    },
    'an edit to build': async () => {
      await library.write(1, 1);
      const ended = await runCommandOf('build', library.content, { mounts });
      const isPlain = /read-only file system/.test(ended.output) && !/\n\s+at /.test(ended.output);
      const found = await wholeVersion(library);
      return ended.code === 1 && isPlain && found === 0
        ? undefined
        : `version ${found}, said: ${ended.output}`;
    },
    'another user’s folder': async () => {
      const ended = await runCommandOf('build', library.content, {
        mounts: `chmod -R a+rX ${library.content}`,
        asNobody: true,
      });
      const isPlain = /may not be/.test(ended.output) && !/\n\s+at /.test(ended.output);
      const found = await wholeVersion(library);
      return ended.code === 1 && isPlain && found === 0
        ? undefined
        : `version ${found}, said: ${ended.output}`;
    },
    'written again': async () => {
      const ended = await runCommandOf('build', library.content);
      const found = await wholeVersion(library);
      return ended.code === 0 && found === 1 ? leftOver(library) : `version ${found}, said: ${ended.output}`;
    },
  };
  return tryAll('folders that may not be written', Object.entries(cases), async ([name, check]) => {
    const fault = await check();
    return fault && `${name}: ${fault}`;
  });
}
