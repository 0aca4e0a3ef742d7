import { withHead } from '@/lib/http/pages/page-head';
import { messageOf } from '@/lib/text/error-message';
import type { ExportedPage } from './export-pages';
import type { FetchedPage, FetchPage } from './fetch-page';
import type { FileWriter } from './file-writer';

/** A page that could not be written. The export fails: a page that is missing would not be noticed. */
export class PageFailed extends Error {}

export interface WritePagesOptions {
  readonly fetchPage: FetchPage;
  readonly writer: FileWriter;
  readonly atOnce: number;
  readonly isCompressed: boolean;
  /** Called after each page. */
  readonly onWritten: () => void;
}

/**
 * Writes pages as the site answers them, several at once, none kept in memory longer than it takes. A page that fails
 * is asked for once more.
 * @throws PageFailed naming the address
 */
export async function writePages(pages: Iterable<ExportedPage>, options: WritePagesOptions): Promise<void> {
  const line = pages[Symbol.iterator]();
  let hasFailed = false;
  const work = async () => {
    for (let next = line.next(); !next.done && !hasFailed; next = line.next()) {
      await writePage(next.value, options);
      options.onWritten();
    }
  };
  const workers = Array.from({ length: options.atOnce }, () =>
    work().catch((error: unknown) => {
      hasFailed = true;
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

async function writePage(page: ExportedPage, options: WritePagesOptions): Promise<void> {
  const body = await readPage(page, options.fetchPage).catch(() => readPage(page, options.fetchPage));
  try {
    await options.writer.write(page.file, body, { isCompressed: options.isCompressed });
  } catch (error) {
    throw new PageFailed(`${page.file} could not be written: ${messageOf(error)}`);
  }
}

async function readPage(page: ExportedPage, fetchPage: FetchPage): Promise<Buffer> {
  try {
    const fetched = await fetchPage(page.address);
    if (fetched.status !== page.status) throw new Error(`it was answered with ${fetched.status}`);
    return finished(fetched);
  } catch (error) {
    throw new PageFailed(`${page.address} could not be written: ${messageOf(error)}`);
  }
}

function finished({ headers, body }: FetchedPage): Buffer {
  if (!headers['content-type']?.startsWith('text/html')) return body;
  return Buffer.from(withHead(body.toString('utf8'), headers), 'utf8');
}
