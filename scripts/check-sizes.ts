// Prints how large files, functions and folders are beside their limits (CONTRIBUTING.md), and fails where one is over.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { measureSizes, type SizeLine } from './source-sizes';

const folders = ['app', 'components', 'lib', 'e2e', 'bench', 'scripts', 'test-support', '.ci'];
const isSource = (file: string) => /\.([cm]?[jt]sx?|css)$/.test(file) && existsSync(file);

const lines = measureSizes(
  listFiles()
    .filter(isSource)
    .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
);
for (const line of lines) print(line);
process.exitCode = lines.some(isOver) ? 1 : 0;

/** What is in the repository or about to be; a folder that is no repository has no sources to judge. */
function listFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', ...folders];
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git could not list the sources: ${stderr}`);
  return [...new Set(stdout.trim().split('\n'))];
}

function print(line: SizeLine): void {
  const figures = `${String(line.found).padStart(5)}   at most ${String(line.limit).padStart(3)}`;
  console.log(`${line.what.padEnd(32)}${figures}${isOver(line) ? '   OVER' : ''}`);
  for (const { name, size } of line.over) console.log(`  ${String(size).padStart(5)}  ${name}`);
}

function isOver({ found, limit }: SizeLine): boolean {
  return found > limit;
}
