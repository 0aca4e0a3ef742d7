import { readFileSync } from 'node:fs';
import { UserError } from './user-error';

/** Variables by their names, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a variable holds, or the file that the variable with `_FILE` names; undefined where neither is set.
 * @throws UserError naming the variable, never what it holds
 */
export function secretOf(environment: Environment, name: string): string | undefined {
  const value = environment[name] || readNamed(environment, `${name}_FILE`)?.trim() || undefined;
  // A line break would end the header that it stands in.
  if (value !== undefined && /[\r\n]/.test(value)) throw new UserError(`${name} holds more than one line`);
  return value;
}

/**
 * The text of the file that a variable names; undefined where it is not set.
 * @throws UserError where it cannot be read
 */
export function readNamed(environment: Environment, name: string): string | undefined {
  const file = environment[name];
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`${name} names ${file}, which cannot be read: name a file that this user may read`);
  }
}
