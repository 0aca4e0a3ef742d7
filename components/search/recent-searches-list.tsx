'use client';

import { useEffect, useState } from 'react';
import { searchPath } from '@/lib/site/paths';
import { clearRecentSearches, readRecentSearches } from './recent-searches';
import styles from './results/search-outcome.module.css';

/** What was searched for on this device, and the way to forget it. Nothing where nothing is remembered. */
export function RecentSearchesList() {
  const [recent, setRecent] = useState<readonly string[]>([]);
  useEffect(() => setRecent(readRecentSearches()), []);
  if (recent.length === 0) return null;
  const forget = () => {
    clearRecentSearches();
    setRecent([]);
  };
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">Your last searches</h2>
      <ul className={styles.subjects}>
        {recent.map((query) => (
          <li key={query}>
            <a href={searchPath({ query })}>{query}</a>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.forget} onClick={forget}>
        Forget them
      </button>
    </section>
  );
}
