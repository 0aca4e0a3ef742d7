import type { ReactNode } from 'react';
import { Leaf } from '../site/leaf';
import styles from './citation.module.css';

interface CitationSectionProps {
  readonly id: string;
  readonly name: string;
  /** Said of the name, in small. */
  readonly note: string;
  readonly children: ReactNode;
}

/** A style, named in the margin, and what it writes. */
export function CitationSection({ id, name, note, children }: CitationSectionProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Leaf
        margin={
          <div className={styles.name}>
            <h2 id={id}>{name}</h2>
            <p>{note}</p>
          </div>
        }
      >
        {children}
      </Leaf>
    </section>
  );
}
