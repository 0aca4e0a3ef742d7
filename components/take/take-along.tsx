import { savedName } from '@/lib/site/saved-name';
import { filesOf, mostListed, mostTaken, type TakeRange, takePath } from '@/lib/site/take-address';
import styles from './take-along.module.css';

interface TakeAlongProps {
  readonly range: TakeRange;
  /** How many questions there are in it. */
  readonly count: number;
  /** After what files are named; nothing, where a server says their names. */
  readonly title?: string | undefined;
}

/** Files that a reader takes questions along in, folded away. They are links: no script is needed. */
export function TakeAlong({ range, count, title }: TakeAlongProps) {
  const most = 'marks' in range ? mostListed : mostTaken;
  return (
    <details className={`${styles.take} no-print`}>
      <summary>Take along</summary>
      <ul>
        {filesOf(range).map(([file, { label }]) => (
          <li key={file}>
            <a
              href={takePath(range, file)}
              download={title === undefined ? '' : savedName(title, file)}
              rel="nofollow"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
      {count > most ? <p>The first {most.toLocaleString('en')} questions.</p> : null}
    </details>
  );
}
