import { parseArgs } from 'node:util';
import { UserError } from '@/lib/process/user-error';
import { nearestName } from '@/lib/text/nearest-name';
import { type CommandDescription, type CommandName, commands, type Option } from './commands';

type OptionsOf<Name extends CommandName> = (typeof commands)[Name]['options'];

/** What was asked of a command. */
export interface GivenOptions<Name extends CommandName> {
  /** By option: the value given, or whether a switch was. */
  readonly given: {
    readonly [Key in keyof OptionsOf<Name>]: OptionsOf<Name>[Key] extends { readonly type: 'boolean' }
      ? boolean
      : string | undefined;
  };
  /** What was given without a name, with blanks between. */
  readonly text: string;
}

/** What every command takes. */
export const commonOptions = {
  help: { type: 'boolean', about: 'print this, and do nothing else' },
  version: { type: 'boolean', about: 'print the version of Stoa, and do nothing else' },
} as const satisfies Readonly<Record<string, Option>>;

/**
 * The options of a command, or which of the two that only print was given.
 * @throws UserError where one is not known, or lacks its value
 */
export function parseCommand<Name extends CommandName>(
  name: Name,
  list: readonly string[],
): GivenOptions<Name> | { readonly print: keyof typeof commonOptions } {
  const description: CommandDescription = commands[name];
  const options: Readonly<Record<string, Option>> = { ...description.options, ...commonOptions };
  const { tokens } = parseArgs({
    args: [...list],
    options: Object.fromEntries(Object.entries(options).map(([key, { type }]) => [key, { type }])),
    strict: false,
    tokens: true,
  });
  const given: Record<string, string | boolean | undefined> = {};
  // By place: an argument with one dash is several tokens; it is text, as the word that a query does without.
  const texts = new Map<number, string>();
  for (const [key, { type }] of Object.entries(options)) given[key] = type === 'boolean' ? false : undefined;
  for (const token of tokens) {
    if (token.kind === 'option' && token.rawName.startsWith('--'))
      given[token.name] = valueGiven(token, options);
    else if (token.kind !== 'option-terminator') texts.set(token.index, list[token.index] ?? '');
  }
  if (given.help) return { print: 'help' };
  if (given.version) return { print: 'version' };
  const text = [...texts.values()].join(' ');
  if (description.text === undefined && texts.size > 0) throw unknown(text, options);
  if (description.text && text.trim() === '')
    throw new UserError(`say ${description.text.wants}: ${description.start} ${description.text.value}`);
  return { given, text } as GivenOptions<Name>;
}

function valueGiven(
  { name, value }: { readonly name: string; readonly value?: string | undefined },
  options: Readonly<Record<string, Option>>,
): string | true {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) throw unknown(`--${name}`, options);
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UserError(`--${name} takes no value: leave out =${value}`);
    return true;
  }
  if (value === undefined || value === '' || value.startsWith('--'))
    throw new UserError(`--${name} wants ${option.wants} after it`);
  return value;
}

function unknown(argument: string, options: Readonly<Record<string, Option>>): UserError {
  const near = argument.startsWith('-') ? nearestName(argument, Object.keys(options)) : undefined;
  const remedy =
    near === undefined
      ? `known are ${Object.entries(options)
          .map(([name, option]) => shownOption(name, option))
          .join(', ')}`
      : `did you mean --${near}? --help says what there is`;
  return new UserError(`${argument} is not known here; ${remedy}`);
}

/** As `--content DIR`. */
export function shownOption(name: string, option: Option): string {
  return option.type === 'boolean' ? `--${name}` : `--${name} ${option.value}`;
}
