import { searchPath } from '@/lib/site/paths';
import styles from './keywords.module.css';

/** So many are shown at once; the rest on request. */
const shownAtOnce = 12;

/** Each keyword leads to its search. */
export function Keywords({ keywords }: { readonly keywords: readonly string[] }) {
  if (keywords.length === 0) return null;
  const rest = keywords.slice(shownAtOnce);
  return (
    <section className={styles.keywords} aria-labelledby="keywords">
      <h2 id="keywords" className={styles.heading}>
        Keywords
      </h2>
      <KeywordLinks keywords={keywords.slice(0, shownAtOnce)} />
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length} more</summary>
          <KeywordLinks keywords={rest} />
        </details>
      ) : null}
    </section>
  );
}

function KeywordLinks({ keywords }: { readonly keywords: readonly string[] }) {
  return (
    <ul>
      {keywords.map((keyword) => (
        <li key={keyword}>
          <a href={searchPath({ query: keyword })}>{keyword}</a>
        </li>
      ))}
    </ul>
  );
}
