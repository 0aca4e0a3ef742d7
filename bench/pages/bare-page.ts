import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '@/test-support/port-of';
import { type ServedSite, serveWith } from './serve';

const next = path.resolve('node_modules', 'next', 'dist', 'bin', 'next');

/**
 * Builds and serves a bare page with the App Router of the Next this site is made with: a layout and a heading. Its
 * scripts are those that no page can do without. It stands inside the project, where Next finds its packages.
 * @param full HTML of a second page, at `/full`, that is made once and kept as the bare one is
 */
export async function serveBarePage(full = ''): Promise<ServedSite> {
  const folder = path.resolve('.stoa', `bare-page-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'app'), { recursive: true });
  await mkdir(path.join(folder, 'app', 'full'));
  const files = {
    'package.json': '{ "private": true, "type": "module" }\n',
    'next.config.js': `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } };\n`,
    'app/layout.jsx':
      'export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n',
    'app/page.jsx': 'export default function Page() {\n  return <h1>Bare</h1>;\n}\n',
    'app/full/page.jsx': `export default function Page() {\n  return <div dangerouslySetInnerHTML={{ __html: ${JSON.stringify(full)} }} />;\n}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const built = spawnSync(process.execPath, [next, 'build', folder], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (built.status !== 0)
    throw new Error(`the bare page could not be built:\n${built.stdout}${built.stderr}`);
  const port = await freePort();
  const site = await serveWith([next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'], { port });
  return {
    url: site.url,
    async stop() {
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
