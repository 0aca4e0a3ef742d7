import { Fragment, type ReactNode } from 'react';
import { ResultTick, TickedResults } from '@/components/compare/ticked-results';
import { SaveButton } from '@/components/study/save-button';
import type { Hit } from '@/lib/search/format/protocol/search-answer';
import { foundAddress } from '@/lib/site/paths';
import { RestOfResults } from './rest-of-results';
import styles from './result-list.module.css';
import { Segments } from './segments';
import { WhyFound } from './why-found';

interface ResultListProps {
  readonly hits: readonly Hit[];
  /** How many of them are close to what is asked; the rest is shown on request. All by default. */
  readonly close?: number;
  /** Stands after the rest. */
  readonly afterRest?: ReactNode;
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
export function ResultList({ hits, close = hits.length, afterRest, ...props }: ResultListProps) {
  const entry = (hit: Hit, i: number) => (
    <Entry key={`${hit.subject}/${hit.slug}`} hit={hit} number={i + 1} {...props} />
  );
  const rest = hits.slice(close);
  return (
    <ol className={styles.list}>
      {hits.slice(0, close).map(entry)}
      {rest.length > 0 ? (
        <li>
          <RestOfResults count={rest.length}>
            <ol className={styles.list} start={close + 1}>
              {rest.map((hit, i) => entry(hit, close + i))}
            </ol>
            {afterRest}
          </RestOfResults>
        </li>
      ) : null}
      {props.isTickable ? <TickedResults /> : null}
    </ol>
  );
}

interface EntryProps extends Pick<ResultListProps, 'terms' | 'hues' | 'headingLevel' | 'isTickable'> {
  readonly hit: Hit;
  readonly number: number;
}

function Entry({ hit, number, terms, hues, headingLevel = 2, isTickable = false }: EntryProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <li>
      <article className={styles.hit} data-hue={hues[hit.subject] ?? 0}>
        <div className={styles.top}>
          <p className={styles.subject}>{hit.subjectTitle}</p>
          <span className={styles.actions}>
            {isTickable ? <ResultTick number={number} hit={hit} /> : null}
            <SaveButton title={hit.question.map(({ text }) => text).join('')} />
          </span>
        </div>
        <Heading className={styles.question}>
          <a href={foundAddress(hit, terms)}>
            <Segments segments={hit.question} />
          </a>
        </Heading>
        <p className={styles.snippet}>
          <Segments segments={hit.snippet} />
        </p>
        {hit.missing.length > 0 ? <Missing words={hit.missing} /> : null}
        <WhyFound hit={hit} />
      </article>
    </li>
  );
}

function Missing({ words }: { readonly words: readonly string[] }) {
  return (
    <p className={styles.missing}>
      Missing:{' '}
      {words.map((word, i) => (
        <Fragment key={word}>
          {i > 0 ? ', ' : ''}
          <s>{word}</s>
        </Fragment>
      ))}
    </p>
  );
}
