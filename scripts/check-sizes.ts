// Prints how large files, functions and folders are beside their limits (CONTRIBUTING.md), and fails where one is over.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { measureSizes, type SizeLine } from './source-sizes';

const folders = ['app', 'components', 'lib', 'e2e', 'bench', 'scripts', 'test-support', '.ci'];
const isSource = (file: string) => /\.([cm]?[jt]sx?|css)$/.test(file);

const lines = measureSizes(
  listFiles()
    .filter(isSource)
    .map((file) => ({ file, text: readFileSync(file, 'utf8') })),
);
for (const line of lines) print(line);
process.exitCode = lines.some(isOver) ? 1 : 0;

function listFiles(): readonly string[] {
  const inFolder = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return folders.flatMap((folder) => inFolder(folder).map((file) => path.posix.join(folder, toPosix(file))));
}

function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}

function print(line: SizeLine): void {
  const figures = `${String(line.found).padStart(5)}   at most ${String(line.limit).padStart(3)}`;
  console.log(`${line.what.padEnd(32)}${figures}${isOver(line) ? '   OVER' : ''}`);
  for (const { name, size } of line.over) console.log(`  ${String(size).padStart(5)}  ${name}`);
}

function isOver({ found, limit }: SizeLine): boolean {
  return found > limit;
}
