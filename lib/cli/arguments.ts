import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '@/lib/process/user-error';

/** The folder that is named, else `STOA_CONTENT`, else the bundled library. */
export function contentFolderOf(named: string | undefined): string {
  return path.resolve(named ?? (process.env.STOA_CONTENT || 'content'));
}

/**
 * The same, where it is needed.
 * @throws UserError where it is missing
 */
export async function existingContentFolder(named: string | undefined): Promise<string> {
  const folder = contentFolderOf(named);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folder;
  throw new UserError(`there is no content folder at ${folder}: name another with --content DIR`);
}

/** The port to serve on: `PORT`, else 3000. */
export function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65535))
    throw new UserError(`PORT is ${text}, which is no port: give a number from 1 to 65535`);
  return port;
}

/** Processes that serve: one by default. */
export function parseWorkers(text: string | undefined): number {
  const workers = /^\d{1,3}$/.test(text ?? '1') ? Number(text ?? '1') : Number.NaN;
  if (workers >= 1 && workers <= 64) return workers;
  throw new UserError(`--workers is ${text}: give a number of processes from 1 to 64`);
}
