import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { securityHeaders } from '@/lib/http/pages/security-headers';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { searchDataPath } from '@/lib/site/paths';
import { exportPages, fileOf, kindsOf, sitemapPages } from './export-pages';
import type { FetchPage } from './fetch-page';
import { createFileWriter, type FileWriter, type Written } from './file-writer';
import { headersFile, nginxSite, redirectsFile, redirectsMap } from './host-files';
import { movedAddresses, movedPage } from './moved-pages';
import { beginTarget } from './target-folder';
import { writeFolder, writeLibraryFiles, writeProse, writeSearch } from './write-assets';
import { writeOffline } from './write-offline';
import { writePages } from './write-pages';

/** Enough to keep the machine at work while some pages wait for the disk. */
const pagesAtOnce = 12;

export interface ExportOptions {
  readonly library: OpenedLibrary;
  readonly fetchPage: FetchPage;
  /** Names the built site. */
  readonly site: string;
  /** How many pages it comes to, as `countPages` says. */
  readonly pages: number;
  /** Absolute path of the folder that is written. */
  readonly target: string;
  /** Folders of files that the site serves as they are, each after the folder of the export that it goes into. */
  readonly assets: readonly (readonly [into: string, from: string])[];
  /** As few files as a reader needs: for a question one, and nothing that only a server's redirect leads to. */
  readonly isSmall: boolean;
  readonly isCompressed: boolean;
  readonly begin: (name: string) => (done: number, total?: number) => void;
}

/**
 * Writes a whole site as files. The folder of the last export stays as it is until this one is whole.
 * @throws TargetRefused, PageFailed; the last export is left then
 */
export async function exportSite(options: ExportOptions): Promise<Written & { readonly pages: number }> {
  const target = await beginTarget(options.target);
  const writer = createFileWriter(target.folder, { isCompressing: options.isCompressed });
  try {
    options.begin('Writing styles, scripts, fonts and search files');
    for (const [into, from] of options.assets) await writeFolder(from, into, writer);
    await writeLibraryFiles(options.library.snapshotFolder, writer);
    const searchFolder = path.join(target.folder, searchDataPath);
    const searchFiles = await writeSearch(options.library.searchFolder, {
      folder: searchFolder,
      writer,
      isCompressed: options.isCompressed,
    });
    const prose = options.isSmall ? [] : await writeProse(options.library, searchFolder, writer);
    const pages = await writeAllPages(options, writer);
    options.begin('Writing what is kept offline');
    const { library, site } = options;
    await writeOffline({ library, site, folder: target.folder }, writer);
    const files = [...searchFiles, ...prose];
    await writeForHosts(options, { folder: target.folder, writer, searchFiles: files });
    await target.swapIn();
    return { files: writer.files, bytes: writer.bytes, pages };
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

async function writeAllPages(options: ExportOptions, writer: FileWriter): Promise<number> {
  const { library, fetchPage } = options;
  const kinds = await kindsOf(library);
  const sitemaps = sitemapPages((await fetchPage('/sitemap.xml')).body.toString('utf8'));
  const total = options.pages + sitemaps.length;
  const report = options.begin('Writing pages');
  let done = 0;
  const onWritten = () => report(++done, total);
  // Where each question is one file, it comes without compressed forms too: those are the host's to make.
  const isCompressed = options.isCompressed && !options.isSmall;
  const how = { fetchPage, writer, atOnce: pagesAtOnce, isCompressed, onWritten };
  await writePages(exportPages(library.catalog, kinds), how);
  await writePages(sitemaps, how);
  return done;
}

/** Redirects, as pages and as lists, and what hosts and nginx are told. */
async function writeForHosts(
  { library, target, isSmall }: ExportOptions,
  made: { readonly folder: string; readonly writer: FileWriter; readonly searchFiles: readonly string[] },
): Promise<void> {
  const { catalog, baseUrl } = library;
  const { writer } = made;
  for (const moved of movedAddresses(catalog)) {
    if (moved.isPermalink && isSmall) continue;
    const page = Buffer.from(movedPage(moved, baseUrl));
    await writer.write(`${fileOf(moved.from)}/index.html`, page, { isCompressed: false });
  }
  const security = securityHeaders({ isHttps: baseUrl.startsWith('https:') });
  await writer.write('_headers', Buffer.from(headersFile(security, made.searchFiles)));
  await writer.write('_redirects', Buffer.from(redirectsFile(movedAddresses(catalog))));
  const redirects = `${target}.redirects.map`;
  await writeFile(redirects, redirectsMap(movedAddresses(catalog)));
  await writeFile(`${target}.nginx.conf`, nginxSite({ folder: target, redirectsFile: redirects, security }));
}
