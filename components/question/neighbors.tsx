import { Leaf } from '@/components/site/leaf';
import type { Neighbors as Walk } from '@/lib/catalog/lists/walk-order';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import styles from './neighbors.module.css';

interface NeighborsProps {
  readonly subjectTitle: string;
  /** The path that they follow, where the question stands in one. */
  readonly path: Walk['path'];
  readonly previous: QuestionRecord | undefined;
  readonly next: QuestionRecord | undefined;
}

/** What to read before a question and after it: along a path of its subject, else what is most like it. */
export function Neighbors({ subjectTitle, path, previous, next }: NeighborsProps) {
  if (!previous && !next) return null;
  const where = path
    ? `${path.title}, ${path.place.toLocaleString('en')} of ${path.of.toLocaleString('en')}`
    : `More in ${subjectTitle}`;
  return (
    <nav aria-label={`Next and previous in ${path?.title ?? subjectTitle}`}>
      <Leaf isRuled margin={<p className={styles.more}>{where}</p>}>
        <div className={styles.neighbors}>
          <Neighbor question={previous} rel="prev" name="Previous" />
          <Neighbor question={next} rel="next" name="Next" />
        </div>
      </Leaf>
    </nav>
  );
}

interface NeighborProps {
  readonly question: QuestionRecord | undefined;
  readonly rel: 'prev' | 'next';
  readonly name: string;
}

function Neighbor({ question, rel, name }: NeighborProps) {
  if (question === undefined) return null;
  return (
    <a rel={rel} href={questionAddress(question)}>
      <span>{name}</span>{' '}
      <bdi lang={question.language} dir={directionOf(question.language)}>
        {question.question}
      </bdi>
    </a>
  );
}
