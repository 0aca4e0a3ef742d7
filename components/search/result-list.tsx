import { Fragment } from 'react';
import type { Hit } from '@/lib/search/format/search-answer';
import { foundAddress } from '@/lib/site/paths';
import { ResultTick, TickedResults } from '../compare/ticked-results';
import styles from './result-list.module.css';
import { Segments } from './segments';
import { WhyFound } from './why-found';

interface ResultListProps {
  readonly hits: readonly Hit[];
  /** Words that were searched for; they are marked on the page a hit leads to. */
  readonly terms: readonly string[];
  /** Color of each subject. */
  readonly hues: Readonly<Record<string, number>>;
  /** Level of the questions' headings: one below what stands above the list. */
  readonly headingLevel?: 2 | 3;
  /** Whether two of them can be ticked, to be read side by side. */
  readonly isTickable?: boolean;
}

/** Hits, best first, as the server and the browser both show them. */
export function ResultList({ hits, terms, hues, headingLevel = 2, isTickable = false }: ResultListProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <ol className={styles.list}>
      {hits.map((hit, i) => (
        <li key={`${hit.subject}/${hit.slug}`}>
          <article className={styles.hit} data-hue={hues[hit.subject] ?? 0}>
            <div className={styles.top}>
              <p className={styles.subject}>{hit.subjectTitle}</p>
              {isTickable ? <ResultTick number={i + 1} hit={hit} /> : null}
            </div>
            <Heading className={styles.question}>
              <a href={foundAddress(hit, terms)}>
                <Segments segments={hit.question} />
              </a>
            </Heading>
            {hit.snippet.length > 0 ? (
              <p className={styles.snippet}>
                <Segments segments={hit.snippet} />
              </p>
            ) : null}
            {hit.missing.length > 0 ? (
              <p className={styles.missing}>
                Missing:{' '}
                {hit.missing.map((word, i) => (
                  <Fragment key={word}>
                    {i > 0 ? ', ' : ''}
                    <s>{word}</s>
                  </Fragment>
                ))}
              </p>
            ) : null}
            <WhyFound hit={hit} />
          </article>
        </li>
      ))}
      {isTickable ? <TickedResults /> : null}
    </ol>
  );
}
