import styles from './pager.module.css';

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly label: string;
  readonly pathOf: (page: number) => string;
}

/** Numbered pages: the first, the last and the neighbors of this one, each a link. */
export function Pager({ page, pages, label, pathOf }: PagerProps) {
  if (pages <= 1) return null;
  const shown = pagesShown(page, pages);
  return (
    <nav className={styles.pager} aria-label={label}>
      {page > 1 ? (
        <a rel="prev" href={pathOf(page - 1)}>
          Previous
        </a>
      ) : null}
      <ol>
        {shown.map((number, i) => (
          <li key={number}>
            {i > 0 && number - (shown[i - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
            <a
              href={pathOf(number)}
              aria-current={number === page ? 'page' : undefined}
              aria-label={`Page ${number}`}
            >
              {number}
            </a>
          </li>
        ))}
      </ol>
      {page < pages ? (
        <a rel="next" href={pathOf(page + 1)}>
          Next
        </a>
      ) : null}
    </nav>
  );
}

/** Steps of ten beside the neighbors keep every page within a few links of any other. */
function pagesShown(page: number, pages: number): readonly number[] {
  const wanted = [1, page - 10, page - 2, page - 1, page, page + 1, page + 2, page + 10, pages];
  return [...new Set(wanted)].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
}
