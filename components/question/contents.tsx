import styles from './contents.module.css';

interface ContentsProps {
  readonly headings: readonly { readonly depth: number; readonly id: string; readonly text: string }[];
}

/** Below this an answer is seen at a glance. */
const fewest = 3;

/** The headings of a long answer, in the margin; there is none where the window has no margin. */
export function Contents({ headings }: ContentsProps) {
  const shown = headings.filter(({ depth }) => depth <= 4);
  if (shown.length < fewest) return null;
  return (
    <nav className={styles.contents} aria-label="In this answer">
      <ol>
        {shown.map(({ id, text, depth }) => (
          <li key={id} data-depth={depth}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
