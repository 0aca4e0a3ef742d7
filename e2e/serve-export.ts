// Exports the content folder named and serves it as plain files on PORT: the site that the tests see as `export`.
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startNginx } from '../bench/scale/nginx';
import { runExport } from './run-export';
import { serveFolder } from './static-server';
import { isNginx } from './support/sites';

const port = Number(process.env.PORT);
const content = process.argv[2] ?? 'content';
const out = path.join(await mkdtemp(path.join(os.tmpdir(), 'stoa-export-')), 'site');
const { code, output } = await runExport([
  '--content',
  content,
  '--out',
  out,
  '--url',
  `http://localhost:${port}`,
  ...(isNginx ? [] : ['--no-compress']),
]);
if (code !== 0) throw new Error(output);
const site = isNginx ? await serveByItsFile() : await serveFolder(out, port);
console.log(`Ready: ${site.url}`);
process.once('SIGTERM', () => void site.stop().finally(() => process.exit(0)));

/** As its owner would, but for the port. */
async function serveByItsFile() {
  // nginx reads as another user than root.
  await chmod(path.dirname(out), 0o755);
  const text = await readFile(`${out}.nginx.conf`, 'utf8');
  const http = `include /etc/nginx/mime.types;\n${text.replace('listen 80;', `listen ${port};`)}`;
  return startNginx(port, http);
}
