import { offlinePath, reviewPath, shelfPath } from '@/lib/site/paths';

/** Pages whose script reads the query: what is sent is the same for all of them. */
const applications = [offlinePath, reviewPath, shelfPath, '/search'];

export interface PageKey {
  /** The address that the page is kept under: without a slash at its end, and without words to mark. */
  readonly path: string;
  /** Whether the page is the same whatever follows the `?`. */
  readonly isWhole: boolean;
  readonly isApplication: boolean;
}

/**
 * What a page is kept under. A file server leads from a folder to its slash; both are the same page.
 * @example
 * pageKeyOf(new URL('https://a.example/learn/art/?h=blue')); // { path: '/learn/art', isWhole: true, … }
 */
export function pageKeyOf({ pathname, searchParams }: URL): PageKey {
  const path = pathname.replace(/\/+$/, '') || '/';
  const isApplication = applications.includes(path);
  const isAsked = [...searchParams].some(([name, value]) => name !== 'h' && value !== '');
  return { path, isWhole: isApplication ? path !== '/search' || !isAsked : !isAsked, isApplication };
}

/** Files that are saved: no page may be saved in their place. */
const savedFile = /\/(?:take\/(?:\d+\/)?[a-z]+\.[a-z]+|cite\.(?:bib|ris|json))$/;

/** Whether an address is of a page that may be kept: what is listed, asked for or made for a moment is not. */
export function isKeepable({ pathname }: URL): boolean {
  return (
    !savedFile.test(pathname) &&
    !/^\/(?:_next|api|search-data|files|pictures|q|healthz|readyz)(?:\/|$)/.test(pathname)
  );
}
