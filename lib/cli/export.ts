import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buildSite } from '@/lib/bundle/build-site';
import { builtSite, rootFiles } from '@/lib/bundle/built-files';
import { countPages, kindsOf } from '@/lib/export/export-pages';
import { exportSite } from '@/lib/export/export-site';
import { createPageFetch } from '@/lib/export/fetch-page';
import { TargetRefused } from '@/lib/export/target-folder';
import { PageFailed } from '@/lib/export/write-pages';
import { createProgressLines } from '@/lib/process/progress-lines';
import { UserError } from '@/lib/process/user-error';
import { prepareInProcess } from '@/lib/runtime/reload/prepare-in-process';
import { existingContentFolder } from './arguments';
import { command } from './command';
import { startHelpers } from './export-helpers';
import { openPageSite } from './page-site';
import { parseSiteAddress } from './site-address';

command('export', async ({ given }) => {
  const contentFolder = await existingContentFolder(given.content);
  const url = parseSiteAddress(given.url);
  const target = path.resolve(given.out ?? 'export');
  const shown = path.relative(process.cwd(), target) || target;
  console.log(`Stoa: ${path.relative(process.cwd(), contentFolder) || contentFolder} as files in ${shown}`);
  const progress = createProgressLines(console.log);
  const prepared = await prepareInProcess(contentFolder);
  await buildSite(() => progress.begin('Building the site (once; about half a minute)'));
  progress.begin('Starting');
  let plain = 0;
  const isSmall = given.small;
  const onPlain = (reason: string) => {
    plain += 1;
    console.error(`stoa: ${reason}`);
  };
  const options = { fallbackBaseUrl: url ?? 'http://localhost:8000', isSmall };
  const { library, port } = await openPageSite(prepared.folder, options, onPlain);
  const { baseUrl, catalog } = library;
  refuseSubfolder(baseUrl);
  const ports = [port];
  const pages = countPages(catalog, await kindsOf(library));
  startHelpers({ snapshot: prepared.folder, options }, { pages, ports, onPlain });
  const written = await exportSite({
    library,
    fetchPage: createPageFetch(ports),
    site: await builtSite(),
    pages,
    target,
    assets: await assetFolders(),
    isSmall,
    isCompressed: !given['no-compress'],
    begin: progress.begin,
  }).catch((error: unknown) => {
    throw error instanceof TargetRefused || error instanceof PageFailed
      ? new UserError(error.message)
      : error;
  });
  progress.end();
  const count = (number: number) => number.toLocaleString('en');
  const megabytes = (written.bytes / 1_000_000).toFixed(1);
  console.log(`  ${count(catalog.frame.total)} questions in ${count(written.pages)} pages`);
  console.log(`  ${count(written.files)} files, ${megabytes} MB, for ${baseUrl}`);
  if (!catalog.frame.site.baseUrl && url === undefined)
    console.log(
      '  For a public site, set its address: `url: https://…` in site.yml of the content folder, or --url https://…',
    );
  if (plain > 0) console.log(`  ${count(plain)} answers are shown as plain text; the reasons are above`);
  console.log(`Ready: ${shown}, for any file server; ${shown}.nginx.conf has a site for nginx`);
  process.exit(0);
});

/** All addresses in the pages begin at the root of their host. */
function refuseSubfolder(baseUrl: string): void {
  if (new URL(baseUrl).pathname !== '/')
    throw new UserError(
      `the site's address is ${baseUrl}: an export lives at the root of a host, not in a folder of it`,
    );
}

/** What Next built for browsers, and the files of the site itself. */
async function assetFolders(): Promise<readonly (readonly [into: string, from: string])[]> {
  const built = path.join('.next', 'static');
  if ((await readdir(built).catch(() => [])).length === 0)
    throw new UserError('the site is not built: run npm run build');
  return [
    ['_next/static', built],
    ['', rootFiles],
    ['', 'public'],
  ];
}
