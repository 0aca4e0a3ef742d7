import { subjectHues } from '@/components/site/subject-hues';
import { currentLibrary } from '@/lib/library/current';
import { topicIndexPath } from '@/lib/site/paths';
import styles from './subjects-of-topics.module.css';

/** The subjects, each with the topics that its questions have. */
export function SubjectsOfTopics({
  chosen,
  text,
}: {
  readonly chosen: string | undefined;
  readonly text: string;
}) {
  const { subjects } = currentLibrary().catalog.frame;
  const hues = subjectHues(subjects);
  const entries = [{ slug: undefined, title: 'All subjects' }, ...subjects];
  return (
    <ul className={styles.subjects}>
      {entries.map(({ slug, title }) => (
        <li key={slug ?? ''} data-hue={slug && hues[slug]}>
          <a
            href={topicIndexPath(1, { subject: slug, text })}
            aria-current={slug === chosen ? 'true' : undefined}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
