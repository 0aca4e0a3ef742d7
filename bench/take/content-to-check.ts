import { parseArgs } from 'node:util';

/**
 * The folder of the library that a check of files to take along reads: `--content`, else that of the constructs.
 * @returns undefined where `--help` was given: the usage is printed
 */
export function contentToCheck(usage: string): string | undefined {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: 'e2e/constructs/content' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(usage);
  return values.help ? undefined : values.content;
}
