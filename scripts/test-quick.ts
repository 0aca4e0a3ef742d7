// Lint, types, and the unit tests near a change: those of its folders, and those that import it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { changedFiles, testsNear } from './changed-files';

const { base, files } = changedFiles(git);
const tests = git('ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx')
  .split('\n')
  .filter((file) => existsSync(file));
const tested = testsNear(files, { tests, read: (file) => readFileSync(file, 'utf8') });
console.log(`${files.length} files differ from ${base}`);
const isGood = await Promise.all([
  run('lint', []),
  run('types', []),
  ...(tested.length > 0 ? [run('test:unit', tested)] : []),
]);
if (tested.length === 0) console.log('No unit test is near them.');
console.log('Not run here, but by npm test: all other unit tests, the build, end to end, trust.');
process.exitCode = isGood.every(Boolean) ? 0 : 1;

function git(...args: readonly string[]): string {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

function run(script: string, args: readonly string[]): Promise<boolean> {
  console.log(`── npm run ${script}${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`);
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      console.log(`── ${script}: ${code === 0 ? 'passed' : 'FAILED'}`);
      resolve(code === 0);
    });
  });
}
