import { TakeAlong } from '@/components/take/take-along';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import styles from './learning-paths.module.css';

interface LearningPathsProps {
  /** Where a reader is tested on a path, by its place. */
  readonly testHref: (place: number) => string;
  /** Where it is printed as a sheet; undefined where no server makes one. */
  readonly sheetHref: ((place: number) => string) | undefined;
  readonly subject: string;
  /** Whether there are files to take them along in. */
  readonly hasFiles: boolean;
  readonly paths: readonly {
    readonly title: string;
    readonly questions: readonly QuestionRecord[];
  }[];
}

/** The paths of a subject, each a list from easy to hard. */
export function LearningPaths({ subject, hasFiles, paths, testHref, sheetHref }: LearningPathsProps) {
  return (
    <div className={styles.paths}>
      {paths.map(({ title, questions }, place) => (
        <section key={title} aria-label={title} data-path="">
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
          <p>
            <a href={testHref(place)} rel="nofollow">
              Test yourself on this path
            </a>
            {sheetHref ? (
              <>
                {' '}
                ·{' '}
                <a href={sheetHref(place)} rel="nofollow">
                  Print a sheet
                </a>
              </>
            ) : null}
          </p>
          {hasFiles ? (
            <TakeAlong
              range={{ subject, path: place }}
              count={questions.length}
              title={sheetHref ? undefined : title}
            />
          ) : null}
        </section>
      ))}
    </div>
  );
}
