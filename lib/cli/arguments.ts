import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from './user-error';

export interface CommandArguments {
  readonly contentFolder: string;
  /** Switches given, without their dashes. */
  readonly switches: ReadonlySet<string>;
}

/**
 * The arguments of a command: `--content DIR` (else `STOA_CONTENT`, else the bundled library) and the switches it knows.
 * @throws UserError where the folder is missing or an argument is not known
 */
export async function parseArguments(
  list: readonly string[],
  known: readonly string[],
): Promise<CommandArguments> {
  const switches = new Set<string>();
  let content = process.env.STOA_CONTENT || 'content';
  for (let i = 0; i < list.length; i++) {
    const argument = list[i] ?? '';
    if (argument === '--content') {
      i += 1;
      const value = list[i];
      if (!value) throw new UserError('--content wants a folder after it');
      content = value;
    } else if (argument.startsWith('--content=')) content = argument.slice('--content='.length);
    else if (argument.startsWith('--') && known.includes(argument.slice(2))) switches.add(argument.slice(2));
    else
      throw new UserError(
        `${argument} is not known here; known are ${['content DIR', ...known].map((name) => `--${name}`).join(', ')}`,
      );
  }
  const contentFolder = path.resolve(content);
  const found = await stat(contentFolder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new UserError(`there is no content folder at ${contentFolder}: name another with --content DIR`);
  return { contentFolder, switches };
}

/** The port to serve on: `PORT`, else 3000. */
export function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65535))
    throw new UserError(`PORT is ${text}, which is no port: give a number from 1 to 65535`);
  return port;
}
