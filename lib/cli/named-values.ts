import { UserError } from '@/lib/process/user-error';

/**
 * Takes `--name VALUE` and `--name=VALUE` from the arguments of a command.
 * @param wants what each of the names wants after it, such as `a folder`
 * @throws UserError where one of them lacks its value
 */
export function takeValues<Name extends string>(
  list: readonly string[],
  wants: Readonly<Record<Name, string>>,
): { readonly values: Readonly<Partial<Record<Name, string>>>; readonly rest: readonly string[] } {
  const values: Partial<Record<Name, string>> = {};
  const rest: string[] = [];
  const isWanted = (name: string | undefined): name is Name =>
    name !== undefined && Object.hasOwn(wants, name);
  for (let i = 0; i < list.length; i++) {
    const argument = list[i] ?? '';
    const [, name, written] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (!isWanted(name)) {
      rest.push(argument);
      continue;
    }
    const value = written ?? list[++i] ?? '';
    if (value === '' || value.startsWith('--'))
      throw new UserError(`--${name} wants ${wants[name]} after it`);
    values[name] = value;
  }
  return { values, rest };
}
