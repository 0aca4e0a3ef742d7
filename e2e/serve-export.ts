// Exports the content folder named and serves it as plain files on PORT: the site that the tests see as `export`.
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runExport } from './run-export';
import { serveFolder } from './static-server';

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
  '--no-compress',
]);
if (code !== 0) throw new Error(output);
const site = await serveFolder(out, port);
console.log(`Ready: ${site.url}`);
process.once('SIGTERM', () => process.exit(0));
