import type { ReactNode } from 'react';
import styles from './side-by-side.module.css';

interface SideBySideProps {
  /** Id and question of the second answer. */
  readonly second: { readonly id: string; readonly question: string };
  readonly children: ReactNode;
}

/** The opening of a spread, and its two columns. Where they are stacked a link leads down to the second. */
export function SideBySide({ second, children }: SideBySideProps) {
  return (
    <>
      <h1 className={styles.title}>Side by side</h1>
      <p className={styles.jump}>
        <a href={`#${second.id}`}>
          <span aria-hidden="true">↓ </span>
          {second.question}
        </a>
      </p>
      <div className={styles.columns}>{children}</div>
    </>
  );
}
