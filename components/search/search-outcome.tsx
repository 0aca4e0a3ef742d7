import type { ReactNode } from 'react';
import type { SearchAnswer, SearchResult } from '@/lib/search/format/search-answer';
import { maxOffset } from '@/lib/search/format/search-limits';
import { learnPath, searchPath, subjectPath } from '@/lib/site/paths';
import { Leaf } from '../site/leaf';
import { RecentSearchesList } from './recent-searches-list';
import { ResultList } from './result-list';
import styles from './search-outcome.module.css';

interface SearchOutcomeProps {
  readonly state: { readonly query: string; readonly subject: string | undefined; readonly page: number };
  readonly answer: SearchAnswer | undefined;
  readonly pageSize: number;
  readonly hues: Readonly<Record<string, number>>;
  readonly subjects: readonly { readonly slug: string; readonly title: string; readonly count: number }[];
}

/** What a search found, or how to go on where it found nothing, failed or was not asked. */
export function SearchOutcome(props: SearchOutcomeProps) {
  const { answer, state, subjects } = props;
  if (answer === undefined) {
    return (
      <Help>
        <p>
          A few words find a question, and so does a whole sentence. The beginning of a word is enough; a word
          with a minus before it is left out.
        </p>
        <SubjectLinks subjects={subjects} />
        <RecentSearchesList />
      </Help>
    );
  }
  if (answer.status === 'failed') {
    return (
      <Help>
        <h2>This search could not be answered</h2>
        <p>{answer.reason}</p>
        <p>
          <a href={searchPath(state)}>Try again</a>, or <a href={learnPath}>browse the subjects</a>.
        </p>
      </Help>
    );
  }
  return answer.total === 0 ? (
    <NothingFound {...props} answer={answer} />
  ) : (
    <Found {...props} answer={answer} />
  );
}

function Found({ state, answer, pageSize, hues }: SearchOutcomeProps & { readonly answer: SearchResult }) {
  const { query, subject, page } = state;
  const pages = Math.ceil(Math.min(answer.total, maxOffset) / pageSize);
  return (
    <div className={styles.found}>
      <Leaf isRuled margin={<Facets state={state} answer={answer} hues={hues} />}>
        <p className={styles.count}>
          {answer.total === 1 ? '1 result' : `${answer.total.toLocaleString('en')} results`}
          {pages > 1 ? `, page ${page} of ${pages}` : ''}
          {answer.unknown.length > 0 ? `. The library does not hold: ${answer.unknown.join(', ')}` : ''}
        </p>
        <ResultList hits={answer.hits} terms={answer.terms} hues={hues} />
        {pages > 1 ? (
          <nav className={styles.pages} aria-label="Pages of results">
            {page > 1 ? (
              <a rel="prev" href={searchPath({ query, subject, page: page - 1 })}>
                ← Better matches
              </a>
            ) : null}
            {page < pages ? (
              <a rel="next" href={searchPath({ query, subject, page: page + 1 })}>
                More results →
              </a>
            ) : null}
          </nav>
        ) : null}
      </Leaf>
    </div>
  );
}

function Facets({
  state: { query, subject },
  answer,
  hues,
}: Pick<SearchOutcomeProps, 'state' | 'hues'> & { readonly answer: SearchResult }) {
  return (
    <nav className={styles.facets} aria-label="Narrow to a subject">
      <a href={searchPath({ query })} aria-current={subject === undefined ? 'true' : undefined}>
        All subjects
      </a>
      {answer.subjects.map(({ slug, title, count }) => (
        <a
          key={slug}
          href={searchPath({ query, subject: slug })}
          data-hue={hues[slug] ?? 0}
          aria-current={slug === subject ? 'true' : undefined}
        >
          {title} <span>{count.toLocaleString('en')}</span>
        </a>
      ))}
    </nav>
  );
}

function NothingFound({ state, answer, subjects }: SearchOutcomeProps & { readonly answer: SearchResult }) {
  const elsewhere = answer.subjects.reduce((sum, { count }) => sum + count, 0);
  return (
    <Help>
      <h2>Nothing found for “{state.query.trim()}”</h2>
      {answer.unknown.length > 0 ? <p>The library does not hold: {answer.unknown.join(', ')}.</p> : null}
      {state.subject !== undefined && elsewhere > 0 ? (
        <p>
          <a href={searchPath({ query: state.query })}>
            Search all subjects instead ({elsewhere.toLocaleString('en')})
          </a>
        </p>
      ) : null}
      <ul>
        <li>Look at the spelling, or type only the beginning of a word.</li>
        <li>Use fewer words, or more common ones.</li>
        <li>Look through a subject:</li>
      </ul>
      <SubjectLinks subjects={subjects} />
    </Help>
  );
}

function Help({ children }: { readonly children: ReactNode }) {
  return (
    <Leaf isRuled>
      <div className={styles.help}>{children}</div>
    </Leaf>
  );
}

function SubjectLinks({ subjects }: Pick<SearchOutcomeProps, 'subjects'>) {
  return (
    <ul className={styles.subjects}>
      {subjects.map(({ slug, title, count }) => (
        <li key={slug}>
          <a href={subjectPath(slug)}>{title}</a> <span>{count.toLocaleString('en')}</span>
        </li>
      ))}
    </ul>
  );
}
