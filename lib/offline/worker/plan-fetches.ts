import { pagesPerFile, type SubjectList } from '@/lib/offline/format/subject-list';

/** What is to be fetched: packed files by their numbers, and pages by themselves. */
export interface FetchPlan {
  readonly files: readonly number[];
  readonly pages: readonly string[];
}

/** Of so many missing pages in a packed file the whole file is fetched: a page alone costs a request. */
const leastForFile = 5;

/**
 * What of a list is missing. That is the whole of it at first, the rest after a pause, and what was edited since.
 * @param held the name of what is held of each page, by its address
 */
export function planFetches({ pages }: SubjectList, held: ReadonlyMap<string, string>): FetchPlan {
  const files: number[] = [];
  const single: string[] = [];
  for (let start = 0; start < pages.length; start += pagesPerFile) {
    const some = pages.slice(start, start + pagesPerFile);
    const missing = some.filter(([address, hash]) => held.get(address) !== hash);
    const isWorthIt = missing.length >= Math.min(leastForFile, some.length);
    if (missing.length > 0 && isWorthIt) files.push(start / pagesPerFile);
    else single.push(...missing.map(([address]) => address));
  }
  return { files, pages: single };
}
