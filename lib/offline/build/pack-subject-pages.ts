import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packPages } from '@/lib/offline/format/page-pack';
import { pagesPerFile, type SubjectList } from '@/lib/offline/format/subject-list';

const deflate = promisify(gzip);

/**
 * The n-th packed file of a subject, compressed as a browser keeps it; undefined where the list has no such file.
 * @param pageOf the page at an address, with its policy in its head: nothing else tells the browser once it is kept
 */
export async function packSubjectPages(
  { pages }: SubjectList,
  file: number,
  pageOf: (address: string) => Promise<string>,
): Promise<Buffer | undefined> {
  const some = pages.slice(file * pagesPerFile, (file + 1) * pagesPerFile);
  if (some.length === 0) return undefined;
  const packed: { address: string; html: string }[] = [];
  for (const [address] of some) packed.push({ address, html: await pageOf(address) });
  return deflate(packPages(packed), { level: 9 });
}
