import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import styles from './learning-paths.module.css';

interface LearningPathsProps {
  readonly paths: readonly {
    readonly title: string;
    readonly questions: readonly QuestionRecord[];
  }[];
}

/** The paths of a subject, each a list from easy to hard. */
export function LearningPaths({ paths }: LearningPathsProps) {
  return (
    <div className={styles.paths}>
      {paths.map(({ title, questions }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ol>
            {questions.map((question) => (
              <li key={question.number}>
                <a
                  lang={question.language}
                  dir={directionOf(question.language)}
                  href={questionAddress(question)}
                >
                  {question.question}
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
