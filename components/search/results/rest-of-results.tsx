'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { keepPlace, keptPlace } from './kept-place';
import styles from './result-list.module.css';

interface RestProps {
  readonly count: number;
  readonly children: ReactNode;
}

/** Results that only share words, folded away until asked for; a reader who comes back finds them as they were left. */
export function RestOfResults({ count, children }: RestProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const kept = keptPlace();
    if (details.current && kept !== undefined) {
      details.current.open = true;
      window.scrollTo(0, kept);
    }
    const leave = () => {
      if (details.current?.open) keepPlace();
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, []);
  return (
    <details ref={details} className={styles.rest}>
      <summary>
        {count === 1
          ? 'Show 1 more that holds some of your words'
          : `Show ${count} more that hold some of your words`}
      </summary>
      {children}
    </details>
  );
}
