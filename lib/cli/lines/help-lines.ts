import type { CommandDescription, Option } from '@/lib/cli/commands';
import { commonOptions, shownOption } from '@/lib/cli/parse-command';

/** What a command does, and all it takes. */
export function helpLines({ about, text, options }: CommandDescription, start: string): readonly string[] {
  const all = Object.entries<Option>({ ...options, ...commonOptions });
  const shown = all.map(([name, option]) => [shownOption(name, option), option.about] as const);
  const width = Math.max(...shown.map(([option]) => option.length));
  return [
    about,
    '',
    `Usage: ${start}${text ? ` ${text.value}` : ''} [options]`,
    '',
    ...shown.map(([option, about]) => `  ${option.padEnd(width)}  ${about}`),
  ];
}
