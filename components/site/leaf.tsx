import type { ReactNode } from 'react';
import styles from './leaf.module.css';

interface LeafProps {
  /** What stands in the margin: a heading, a contents list, a note. */
  readonly margin?: ReactNode;
  /** Whether a rule parts it from what stands above. */
  readonly isRuled?: boolean;
  readonly children: ReactNode;
}

/** A stretch of a page: a margin beside the text column, as in a reference book; stacked where there is no room. */
export function Leaf({ margin, isRuled = false, children }: LeafProps) {
  return (
    <div className={styles.leaf} data-ruled={isRuled ? '' : undefined}>
      {margin === undefined ? null : <div className={styles.margin}>{margin}</div>}
      <div className={styles.body}>{children}</div>
    </div>
  );
}

/** A section whose heading stands in the margin. `id` names the heading. */
export function MarginSection({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <Leaf
        isRuled
        margin={
          <h2 id={id} className={styles.heading}>
            {title}
          </h2>
        }
      >
        {children}
      </Leaf>
    </section>
  );
}
