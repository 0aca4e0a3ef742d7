import { Fragment } from 'react';
import type { Reference } from '@/lib/citations/reference-text';
import styles from './citation.module.css';
import { CitationSection } from './citation-section';

interface ReferenceEntryProps {
  readonly id: string;
  /** `APA`. */
  readonly name: string;
  /** `7th edition`. */
  readonly edition: string;
  readonly reference: Reference;
}

/** One reference, set as a list of sources would set it, with a button that copies it. */
export function ReferenceEntry({ id, name, edition, reference }: ReferenceEntryProps) {
  return (
    <CitationSection id={id} name={name} note={edition}>
      <p className={styles.reference} data-copy="">
        {reference.map(({ text, isItalic }, i) =>
          isItalic ? <cite key={i}>{text}</cite> : <Fragment key={i}>{text}</Fragment>,
        )}
      </p>
      <button type="button" className={`${styles.tool} needs-scripts`} data-tool="copy-text">
        Copy<span className="sr-only"> the {name} reference</span>
      </button>
    </CitationSection>
  );
}
