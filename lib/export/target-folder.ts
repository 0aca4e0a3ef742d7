import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@/lib/text/error-code';

/** The command that writes a folder. A mark of its own lies in each, so that no other folder is ever replaced. */
type Command = 'export' | 'standalone';
const markName = (command: Command) => `.stoa-${command}`;
const written: Readonly<Record<Command, string>> = { export: 'export', standalone: 'standalone server' };

/** Something is in the way of the export; the message says what to do. */
export class TargetRefused extends Error {}

/** An export under way: what is written into `folder` takes the target's place only when it is whole. */
export interface TargetFolder {
  readonly folder: string;
  /** Puts it where the last export is, and removes that one. */
  swapIn(): Promise<void>;
  /** Leaves the last export as it is. */
  abandon(): Promise<void>;
}

/**
 * Begins an export beside its target.
 * @throws TargetRefused where the target holds anything but an export
 */
export async function beginTarget(target: string, command: Command = 'export'): Promise<TargetFolder> {
  await refuseOthers(target, command);
  const folder = `${target}.partial`;
  const last = `${target}.last`;
  await refuseOthers(folder, command);
  await refuseOthers(last, command);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, markName(command)),
    `Written by \`npm run ${command}\`, which replaces this folder whole.\n`,
  );
  return {
    folder,
    async swapIn() {
      await rm(last, { recursive: true, force: true });
      await rename(target, last).catch(ignoreMissing);
      await rename(folder, target);
      await rm(last, { recursive: true, force: true });
    },
    abandon: () => rm(folder, { recursive: true, force: true }),
  };
}

async function refuseOthers(folder: string, command: Command): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new TargetRefused(`${folder} is not a folder: name another with --out FOLDER`);
  });
  if (names.length === 0) return;
  await access(path.join(folder, markName(command))).catch(() => {
    throw new TargetRefused(
      `${folder} holds files that are no ${written[command]} of this site, and would be replaced: name another with --out FOLDER, or empty it`,
    );
  });
}

function ignoreMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}
