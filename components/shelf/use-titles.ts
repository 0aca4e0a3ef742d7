import { useEffect, useState } from 'react';
import { createRecentLoads } from '@/lib/concurrency/recent-loads';
import { titlesPath } from '@/lib/site/paths';
import { partsOfPath } from '@/lib/study/model/question-path';
import { type TitleEntry, titlePart, titleParts } from '@/lib/study/model/title-part';
import type { ShelfSubject } from './shelf-subject';

/** What the site says of a question path today. */
export type SiteTitle =
  | { readonly status: 'there'; readonly title: string }
  | { readonly status: 'moved'; readonly title: string; readonly path: string }
  | { readonly status: 'gone' };

type Part = ReadonlyMap<string, SiteTitle>;
/** More files of titles than a shelf of thousands asks for. */
const mostParts = 200;
const fetched = createRecentLoads<Part, string>(mostParts);

/** Titles of questions as the site has them now, once they have arrived; nothing of those that could not be asked for. */
export function useTitles(
  paths: readonly string[],
  subjects: readonly ShelfSubject[],
): ReadonlyMap<string, SiteTitle> {
  const [titles, setTitles] = useState<ReadonlyMap<string, SiteTitle>>(new Map());
  const wanted = paths.join('\n');
  useEffect(() => {
    let isLeft = false;
    const take = async (path: string): Promise<readonly [string, SiteTitle] | undefined> => {
      const title = await titleNow(path, subjects);
      return title && [path, title];
    };
    Promise.all(wanted === '' ? [] : wanted.split('\n').map(take)).then((found) => {
      if (!isLeft) setTitles(new Map(found.filter((entry) => entry !== undefined)));
    });
    return () => {
      isLeft = true;
    };
  }, [wanted, subjects]);
  return titles;
}

async function titleNow(path: string, subjects: readonly ShelfSubject[]): Promise<SiteTitle | undefined> {
  const { subject, slug } = partsOfPath(path);
  const known = subjects.find((each) => each.slug === subject);
  if (!known) return { status: 'gone' };
  const parts = titleParts(known.count);
  const address = titlesPath(subject, parts, titlePart(slug, parts));
  // What could not be fetched is asked for again the next time it is wanted.
  const part = await fetched.get(address, () => fetchPart(address)).catch(() => undefined);
  return part && (part.get(slug) ?? { status: 'gone' });
}

/** @throws where the site does not answer */
async function fetchPart(address: string): Promise<Part> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const entries: readonly TitleEntry[] = await answer.json();
  return new Map(
    entries.map(([slug, title, path]) => [
      slug,
      path === undefined ? { status: 'there', title } : { status: 'moved', title, path },
    ]),
  );
}
