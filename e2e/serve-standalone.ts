// Serves the content folder named on PORT by a standalone folder that lies outside of the repository, so that nothing of
// its packages can be found: the site that the tests see as `standalone`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const content = process.argv[2] ?? 'content';
const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-standalone-'));
const out = path.join(folder, 'stoa');
const writing = spawn(
  process.execPath,
  ['--import', 'tsx', 'lib/cli/standalone.ts', '--content', content, '--out', out],
  { stdio: 'inherit' },
);
const [code] = await once(writing, 'exit');
if (code !== 0) throw new Error('the standalone folder could not be written');
const server = spawn(process.execPath, [path.join(out, 'server.mjs')], {
  cwd: os.tmpdir(),
  stdio: 'inherit',
});
process.once('SIGTERM', () => server.kill('SIGTERM'));
const [ended] = await once(server, 'exit');
await rm(folder, { recursive: true, force: true });
process.exit(typeof ended === 'number' ? ended : 1);
