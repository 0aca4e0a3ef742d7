import styles from './citation.module.css';
import { CitationSection } from './citation-section';

interface CitationFileProps {
  readonly id: string;
  /** `BibTeX`. */
  readonly name: string;
  /** Programs that read it. */
  readonly readers: string;
  readonly text: string;
  /** Address of the file. */
  readonly href: string;
  readonly fileName: string;
}

/** A file for reference managers: to be had whole, or read and copied. */
export function CitationFile({ id, name, readers, text, href, fileName }: CitationFileProps) {
  return (
    <CitationSection id={id} name={name} note={readers}>
      <pre className={styles.file} data-copy="">
        {text}
      </pre>
      <a className={styles.tool} href={href} download={fileName}>
        Download<span className="sr-only"> the {name} file</span>
      </a>
      <button type="button" className={`${styles.tool} needs-scripts`} data-tool="copy-text">
        Copy<span className="sr-only"> the {name} entry</span>
      </button>
    </CitationSection>
  );
}
