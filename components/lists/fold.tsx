import type { ReactNode } from 'react';
import styles from './fold.module.css';

/** Sections that are folded to one row where the window is narrow; `isMargin` where they stand in a page's margin. */
export function Folds({
  isMargin = false,
  children,
}: {
  readonly isMargin?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={isMargin ? `${styles.folds} ${styles.inMargin}` : styles.folds}>{children}</div>;
}

interface FoldProps {
  /** Names the heading. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A section that is folded away where there is little room and stands open where there is enough. A browser that cannot
 * open it by a style (`::details-content`) leaves that to the reader.
 */
export function Fold({ id, title, children }: FoldProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      <details className={styles.fold} name="fold">
        <summary>{title}</summary>
        {children}
      </details>
    </section>
  );
}
