import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '@/lib/process/user-error';
import { takeValues } from './named-values';

export interface CommandArguments<Name extends string> {
  readonly contentFolder: string;
  /** Switches given, without their dashes. */
  readonly switches: ReadonlySet<string>;
  /** Values given, by the name before them. */
  readonly values: Readonly<Partial<Record<Name, string>>>;
}

/**
 * The arguments of a command: `--content DIR` (else `STOA_CONTENT`, else the bundled library), the switches it knows and
 * the values it wants.
 * @throws UserError where the folder is missing, a value lacks, or an argument is not known
 */
export async function parseArguments<Name extends string = never>(
  list: readonly string[],
  known: readonly string[],
  wants = {} as Readonly<Record<Name, string>>,
): Promise<CommandArguments<Name>> {
  const own = takeValues(list, { content: 'a folder' });
  const { values, rest } = takeValues(own.rest, wants);
  const contentFolder = contentFolderOf(own.values.content);
  const switches = takeSwitches(rest, known, ['content', ...Object.keys(wants)]);
  const found = await stat(contentFolder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new UserError(`there is no content folder at ${contentFolder}: name another with --content DIR`);
  return { contentFolder, switches, values };
}

/** The folder that is named, else `STOA_CONTENT`, else the bundled library. */
export function contentFolderOf(named: string | undefined): string {
  return path.resolve(named ?? (process.env.STOA_CONTENT || 'content'));
}

/** @throws UserError where an argument is no switch that is known */
export function takeSwitches(
  list: readonly string[],
  known: readonly string[],
  alsoKnown: readonly string[],
): ReadonlySet<string> {
  const unknown = list.find((argument) => !argument.startsWith('--') || !known.includes(argument.slice(2)));
  if (unknown !== undefined) {
    const names = [...alsoKnown.map((name) => `--${name} …`), ...known.map((name) => `--${name}`)];
    throw new UserError(`${unknown} is not known here; known are ${names.join(', ')}`);
  }
  return new Set(list.map((argument) => argument.slice(2)));
}

/** The port to serve on: `PORT`, else 3000. */
export function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65535))
    throw new UserError(`PORT is ${text}, which is no port: give a number from 1 to 65535`);
  return port;
}

/** Processes that serve: one where nothing is said. */
export function parseWorkers(text: string | undefined): number {
  const workers = /^\d{1,3}$/.test(text ?? '1') ? Number(text ?? '1') : Number.NaN;
  if (workers >= 1 && workers <= 64) return workers;
  throw new UserError(`--workers is ${text}: give a number of processes from 1 to 64`);
}
