import path from 'node:path';
import { runCommand } from '@/lib/process/user-error';
import { version } from '@/package.json';
import { type CommandName, commands } from './commands';
import { helpLines } from './lines/help-lines';
import { type GivenOptions, parseCommand } from './parse-command';

/**
 * Runs a command with what was asked of it; `--help` and `--version` are answered here.
 * @param ofSystem the exit code where the system refused something
 */
export function command<Name extends CommandName>(
  name: Name,
  run: (asked: GivenOptions<Name>) => Promise<void>,
  ofSystem?: number,
): void {
  runCommand(async () => {
    const asked = parseCommand(name, process.argv.slice(2));
    if (!('print' in asked)) return run(asked);
    console.log(asked.print === 'version' ? version : helpLines(commands[name], startOf(name)).join('\n'));
  }, ofSystem);
}

/** A bundled script is started by its own name. */
function startOf(name: CommandName): string {
  const script = path.basename(process.argv[1] ?? '');
  return script.endsWith('.mjs') ? `node ${script}` : commands[name].start;
}
