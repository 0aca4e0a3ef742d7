import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import styles from './contents.module.css';

/** Below this an answer is seen at a glance. */
const fewest = 4;

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** What a long answer holds: its headings or, where it has few, its numbered points. */
export function Contents({ answer }: { readonly answer: Pick<RenderedAnswer, 'headings' | 'points'> }) {
  const headings = answer.headings.filter(({ depth }) => depth <= 4);
  const entries: readonly Entry[] =
    headings.length >= fewest ? headings : answer.points.map((point) => ({ ...point, depth: 3 }));
  if (entries.length < fewest) return null;
  return (
    <nav className={styles.contents} aria-label="In this answer">
      <ol>
        {entries.map(({ id, text, depth }) => (
          <li key={id} data-depth={depth}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
