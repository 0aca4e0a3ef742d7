import { QuestionList } from '@/components/question/question-list';
import { MarginSection } from '@/components/site/leaf';
import { subjectHues } from '@/components/site/subject-hues';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { Library } from '@/lib/library/library';
import { mapPath } from '@/lib/site/paths';
import styles from './page.module.css';

interface OnwardProps {
  readonly library: Library;
  readonly question: QuestionRecord;
}

/** Nothing where no question is related. */
export function RelatedQuestions({ library, question }: OnwardProps) {
  if (question.related.length === 0) return null;
  return (
    <MarginSection id="related" title="Related questions">
      <Listed catalog={library.catalog} numbers={question.related} />
      {library.capabilities.hasQuestionTails ? (
        <p className={`no-print ${styles.map}`}>
          <a href={mapPath(question)}>See them on a map</a>
        </p>
      ) : null}
    </MarginSection>
  );
}

/** The questions whose answers link to this one; nothing where there are none. */
export function LinkingQuestions({ library: { catalog }, question }: OnwardProps) {
  const { numbers, count } = catalog.linkedFrom(question.number);
  if (count === 0) return null;
  return (
    <MarginSection id="linked-from" title="Linked from">
      <Listed catalog={catalog} numbers={numbers} isBrief />
      {count > numbers.length ? (
        <p className={styles.map}>and {(count - numbers.length).toLocaleString('en')} more</p>
      ) : null}
    </MarginSection>
  );
}

interface ListedProps {
  readonly catalog: Catalog;
  readonly numbers: readonly number[];
  readonly isBrief?: boolean;
}

function Listed({ catalog, numbers, isBrief = false }: ListedProps) {
  const { subjects } = catalog.frame;
  return (
    <QuestionList
      questions={numbers.map((number) => catalog.record(number))}
      hues={subjectHues(subjects)}
      subjectTitles={Object.fromEntries(subjects.map(({ slug, title }) => [slug, title]))}
      isBrief={isBrief}
    />
  );
}
