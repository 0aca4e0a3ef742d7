import { Fold, Folds } from '@/components/lists/fold';
import { Letters, letterId, Orders, Years } from '@/components/lists/list-order';
import { LeftCount } from '@/components/lists/narrowed';
import { TakeAlong } from '@/components/take/take-along';
import { questionsOnPage } from '@/lib/catalog/list-pages';
import { currentLibrary } from '@/lib/library/current';
import { keepOfflinePath, subjectMapPath, subjectPath, testPath } from '@/lib/site/paths';
import styles from '../learn.module.css';
import type { SubjectList } from './load-list';

/** A subject of fewer questions is seen at a glance. */
const minForLetters = 30;

/** How many questions there are, in which order, and where in it letters and years stand. */
export function ListMargin({ list }: { readonly list: SubjectList }) {
  const { subject, sort, by, count, years } = list;
  const { hasServer, hasTakenFiles } = currentLibrary().capabilities;
  const hasLetters = !by && sort === 'title' && subject.count >= minForLetters && subject.letters.length > 1;
  const hasYears = hasServer && by?.year === undefined && years.length > 1;
  return (
    <>
      <div className={styles.note}>
        <LeftCount count={count} of={subject.count} one="question" many="questions" />
        <Orders
          sort={sort}
          pathOf={(order) => subjectPath(subject.slug, { sort: order, ...(by && { by }) })}
        />
        <a className={`no-print ${styles.map}`} href={subjectMapPath(subject.slug)}>
          Map
        </a>
        <a className={`no-print ${styles.map}`} href={testPath({ subject: subject.slug })} rel="nofollow">
          Test yourself
        </a>
        <a className={`no-print ${styles.map}`} href={keepOfflinePath(subject.slug)} rel="nofollow">
          Keep offline
        </a>
        {by || !hasTakenFiles ? null : (
          <TakeAlong
            range={{ subject: subject.slug }}
            count={subject.count}
            title={hasServer ? undefined : subject.title}
          />
        )}
      </div>
      {hasLetters || hasYears ? (
        <Folds isMargin>
          {hasLetters ? (
            <Fold id="letters" title="A–Z">
              <Letters
                letters={subject.letters}
                count={subject.count}
                pathOf={(letter, place) =>
                  `${subjectPath(subject.slug, { page: Math.floor(place / questionsOnPage) + 1 })}#${letterId(letter)}`
                }
              />
            </Fold>
          ) : null}
          {hasYears ? (
            <Fold id="years" title="Years">
              <Years
                years={years}
                pathOf={(year) => subjectPath(subject.slug, { sort, by: { ...by, year } })}
              />
            </Fold>
          ) : null}
        </Folds>
      ) : null}
    </>
  );
}
