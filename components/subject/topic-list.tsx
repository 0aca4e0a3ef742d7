import type { Topic } from '@/lib/catalog/topics';
import { topicPath } from '@/lib/site/paths';
import styles from './topic-list.module.css';

interface TopicListProps {
  readonly topics: readonly Topic[];
  /** Only the topic's questions of this subject. */
  readonly subject?: string;
}

/** Topics in a line, each with its number of questions; the largest are set larger. */
export function TopicList({ topics, subject }: TopicListProps) {
  const counts = topics.map(({ count }) => count);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const sizeOf = (count: number) =>
    most === fewest ? 1 : 1 + Math.round((2 * (count - fewest)) / (most - fewest));
  return (
    <ul className={styles.topics}>
      {topics.map(({ slug, name, count }) => (
        <li key={slug} data-size={sizeOf(count)}>
          <a href={topicPath(slug, { subject })}>
            {name} <span className={styles.count}>{count.toLocaleString('en')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
