import type { SearchState } from '@/components/search/search-state';
import { searchPath } from '@/lib/site/paths';
import { nameOfNext, type ResultPages } from './result-pages';
import styles from './search-outcome.module.css';

interface PagesProps {
  readonly state: SearchState;
  readonly pages: ResultPages;
}

/** Turns pages of results. The way on may stand elsewhere: behind what is folded away. */
export function PagesOfResults({ hasNext, ...props }: PagesProps & { readonly hasNext: boolean }) {
  const { state, pages } = props;
  if (pages.page === 1 && !hasNext) return null;
  return (
    <nav className={styles.pages} aria-label="Pages of results">
      {pages.page > 1 ? (
        <a rel="prev" href={searchPath({ ...state, page: pages.page - 1 })}>
          ← Better matches
        </a>
      ) : null}
      {hasNext ? <NextPage {...props} /> : null}
    </nav>
  );
}

export function NextPage({ state, pages }: PagesProps) {
  return (
    <a rel="next" href={searchPath({ ...state, page: pages.page + 1 })}>
      {nameOfNext(pages)} →
    </a>
  );
}

/** Where an address names a page that there is not. */
export function NoSuchPage({ state, pages: { page, last } }: PagesProps) {
  return (
    <p>
      There is no page {page.toLocaleString('en')} of these results:{' '}
      <a href={searchPath({ ...state, page: last })}>
        {last === 1 ? 'all are on one page' : `page ${last} is the last`}
      </a>
      .
    </p>
  );
}
