import styles from './keywords.module.css';

/** So many are shown at once; the rest on request. */
const shownAtOnce = 12;

/** A keyword and where it leads. */
export interface KeywordLink {
  readonly keyword: string;
  readonly href: string;
}

/** Each keyword leads to the other questions that it is of. */
export function Keywords({ keywords }: { readonly keywords: readonly KeywordLink[] }) {
  if (keywords.length === 0) return null;
  const rest = keywords.slice(shownAtOnce);
  return (
    <section className={styles.keywords} aria-labelledby="keywords">
      <h2 id="keywords" className={styles.heading}>
        Keywords
      </h2>
      <KeywordLinks keywords={keywords.slice(0, shownAtOnce)} />
      {rest.length > 0 ? (
        <details className="no-print">
          <summary>{rest.length} more</summary>
          <KeywordLinks keywords={rest} />
        </details>
      ) : null}
    </section>
  );
}

function KeywordLinks({ keywords }: { readonly keywords: readonly KeywordLink[] }) {
  return (
    <ul>
      {keywords.map(({ keyword, href }) => (
        <li key={keyword}>
          <a href={href}>{keyword}</a>
        </li>
      ))}
    </ul>
  );
}
