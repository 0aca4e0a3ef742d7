import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import styles from './question-list.module.css';

interface QuestionListProps {
  readonly questions: readonly QuestionRecord[];
  readonly hues: Readonly<Record<string, number>>;
}

/** Questions with their one-line summaries. */
export function QuestionList({ questions, hues }: QuestionListProps) {
  return (
    <ul className={styles.list}>
      {questions.map((question) => (
        <li key={question.number} className={styles.entry} data-hue={hues[question.subject] ?? 0}>
          <a className={styles.question} href={questionAddress(question)}>
            {question.question}
          </a>
          {question.summary ? <p className={styles.summary}>{question.summary}</p> : null}
        </li>
      ))}
    </ul>
  );
}
