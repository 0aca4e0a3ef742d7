import type { SubjectRecord } from '@/lib/catalog/question-record';
import { subjectPath } from '@/lib/site/paths';
import styles from './subject-index.module.css';

interface SubjectIndexProps {
  readonly subjects: readonly SubjectRecord[];
  readonly hues: Readonly<Record<string, number>>;
}

/** The subjects as the index of a book: name, a dotted line, number of questions. */
export function SubjectIndex({ subjects, hues }: SubjectIndexProps) {
  return (
    <ul className={styles.index}>
      {subjects.map(({ slug, title, description, count }) => (
        <li key={slug} className={styles.entry} data-hue={hues[slug] ?? 0}>
          <a className={styles.link} href={subjectPath(slug)}>
            <span className={styles.title}>{title}</span>
            <span className={styles.leader} aria-hidden="true" />
            <span className={styles.count}>
              {count.toLocaleString('en')}
              <span className="sr-only"> {count === 1 ? 'question' : 'questions'}</span>
            </span>
          </a>
          {description ? <p className={styles.description}>{description}</p> : null}
        </li>
      ))}
    </ul>
  );
}
