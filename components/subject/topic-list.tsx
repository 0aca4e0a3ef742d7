import type { Topic } from '@/lib/catalog/topics';
import { topicPath } from '@/lib/site/paths';
import styles from './topic-list.module.css';

interface TopicListProps {
  readonly topics: readonly Topic[];
  /** Only the topic's questions of this subject. */
  readonly subject?: string | undefined;
  /** Where a topic leads, where that is not its own page. */
  readonly pathOf?: (topic: Topic) => string;
  /** Ids of entries that links lead to, by slug. */
  readonly anchors?: ReadonlyMap<string, string> | undefined;
}

/** Topics in a line, each with its number of questions; the largest are set larger. */
export function TopicList({
  topics,
  subject,
  pathOf = ({ slug }) => topicPath(slug, { subject }),
  anchors,
}: TopicListProps) {
  const counts = topics.map(({ count }) => count);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const sizeOf = (count: number) =>
    most === fewest ? 1 : 1 + Math.round((2 * (count - fewest)) / (most - fewest));
  return (
    <ul className={styles.topics}>
      {topics.map((topic) => (
        <li key={topic.slug} id={anchors?.get(topic.slug)} data-size={sizeOf(topic.count)}>
          <a href={pathOf(topic)}>
            {topic.name} <span className={styles.count}>{topic.count.toLocaleString('en')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
