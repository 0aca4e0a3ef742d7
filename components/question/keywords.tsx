import { searchPath } from '@/lib/site/paths';
import styles from './keywords.module.css';

/** Each keyword leads to its search. */
export function Keywords({ keywords }: { readonly keywords: readonly string[] }) {
  if (keywords.length === 0) return null;
  return (
    <section className={styles.keywords} aria-labelledby="keywords">
      <h2 id="keywords" className={styles.heading}>
        Keywords
      </h2>
      <ul>
        {keywords.map((keyword) => (
          <li key={keyword}>
            <a href={searchPath({ query: keyword })}>{keyword}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
