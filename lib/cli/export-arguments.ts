import { UserError } from './user-error';

export interface ExportArguments {
  /** Folder to write, as given. */
  readonly out: string;
  /** Address of the site where its settings name none, without a slash at its end. */
  readonly url: string | undefined;
  /** The other arguments, as given. */
  readonly rest: readonly string[];
}

/**
 * Takes `--out FOLDER` (else `export`) and `--url URL` from the arguments of an export.
 * @throws UserError where one of them lacks its value, or the address is none
 */
export function parseExportArguments(list: readonly string[]): ExportArguments {
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const argument = list[i] ?? '';
    const [, name, written] = /^--(out|url)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) {
      rest.push(argument);
      continue;
    }
    const value = written ?? list[++i] ?? '';
    if (value === '' || value.startsWith('--'))
      throw new UserError(`--${name} wants ${name === 'out' ? 'a folder' : 'an address'} after it`);
    values.set(name, value);
  }
  return { out: values.get('out') ?? 'export', url: parseUrl(values.get('url')), rest };
}

function parseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new UserError(`--url is ${text}: give the address of the site alone, like https://example.org`);
  return url.origin;
}
