import type { MouseEvent, ReactNode } from 'react';
import type { SearchResult } from '@/lib/search/format/protocol/search-answer';
import { learnPath, searchPath, subjectPath } from '@/lib/site/paths';
import { Leaf } from '../site/leaf';
import { RecentSearchesList } from './recent-searches-list';
import { CutShort, LeftOut } from './results/left-out';
import { withoutExclusions, withoutSubject, withoutWord } from './results/query-edits';
import styles from './results/search-outcome.module.css';
import { whyNothing, wordsToDrop } from './results/why-nothing';
import type { SearchState } from './search-state';

export interface SubjectLink {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
}

interface HelpProps {
  readonly state: SearchState;
  readonly subjects: readonly SubjectLink[];
}

/** Where nothing is asked yet: what can be written, what there is. */
export function SearchGuide({ subjects }: Pick<HelpProps, 'subjects'>) {
  return (
    <Help>
      <p>
        A few words find a question, and so does a whole sentence. The beginning of a word is enough, and a
        slip of spelling is put right.
      </p>
      <dl className={styles.signs}>
        <dt>
          <code>"natural selection"</code>
        </dt>
        <dd>words side by side, as they are written</dd>
        <dt>
          <code>memory -computer</code>
        </dt>
        <dd>without the word after the minus</dd>
        <dt>
          <code>price subject:{subjects[0]?.slug ?? 'history'}</code>
        </dt>
        <dd>in one subject only</dd>
      </dl>
      <SubjectLinks subjects={subjects} />
      <RecentSearchesList />
    </Help>
  );
}

interface FailedProps {
  readonly state: SearchState;
  readonly reason: string;
  readonly onAgain: () => void;
}

/** Where neither the browser nor the server could answer: the words stay, and are asked again without leaving the page. */
export function SearchFailed({ state, reason, onAgain }: FailedProps) {
  const again = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onAgain();
  };
  return (
    <Help>
      <h2>This search could not be answered</h2>
      <p>Your words are fine; what is searched did not arrive. The connection may be down for a moment.</p>
      <p>
        <a href={searchPath(state)} onClick={again}>
          Try again
        </a>
        , or <a href={learnPath}>browse the subjects</a>.
      </p>
      <details className={styles.cause}>
        <summary>What went wrong</summary>
        <p>{reason}</p>
      </details>
    </Help>
  );
}

/** Where nothing was found: why, and each way on. */
export function NothingFound({ state, answer, subjects }: HelpProps & { readonly answer: SearchResult }) {
  const query = state.query.trim();
  const { exact } = state;
  const subject = answer.subject;
  const elsewhere = answer.subjects.reduce((sum, { count }) => sum + count, 0);
  const title = subjects.find(({ slug }) => slug === subject)?.title ?? subject;
  const fewer = wordsToDrop(answer)
    .map((word) => ({ word, rest: withoutWord(query, word) }))
    .filter((link): link is { word: string; rest: string } => link.rest !== undefined);
  return (
    <Help>
      <h2>Nothing found for “{query}”</h2>
      {answer.isPartial ? (
        <>
          <CutShort answer={answer} />
          <p>
            <a href={searchPath(state)}>Search again</a>
          </p>
        </>
      ) : (
        <p>{whyNothing(answer, { query, subjectTitle: title })}</p>
      )}
      <LeftOut answer={answer} />
      {subject !== undefined && answer.terms.length === 0 ? (
        <p>
          <a href={subjectPath(subject)}>Look through {title}</a>
        </p>
      ) : null}
      {subject !== undefined && elsewhere > 0 ? (
        <p>
          <a href={searchPath({ query: withoutSubject(query), exact })}>
            Search all subjects instead ({elsewhere.toLocaleString('en')})
          </a>
        </p>
      ) : null}
      {exact ? (
        <p>
          The words were searched as they are written.{' '}
          <a href={searchPath({ query, subject: state.subject })}>Search with the spelling put right</a>
        </p>
      ) : null}
      {withoutExclusions(query) !== query && withoutExclusions(query) !== '' ? (
        <p>
          <a href={searchPath({ query: withoutExclusions(query), subject: state.subject, exact })}>
            Search without leaving words out
          </a>
        </p>
      ) : null}
      {fewer.length > 0 ? <FewerWords links={fewer} state={state} /> : null}
      <p>{waysOn(answer)}</p>
      <SubjectLinks subjects={subjects} />
      <RecentSearchesList />
    </Help>
  );
}

function FewerWords({
  links,
  state: { subject, exact },
}: {
  readonly links: readonly { readonly word: string; readonly rest: string }[];
  readonly state: SearchState;
}) {
  return (
    <>
      <p>Try with one word fewer:</p>
      <ul className={styles.subjects}>
        {links.slice(0, 6).map(({ word, rest }) => (
          <li key={word}>
            <a href={searchPath({ query: rest, subject, exact })}>{rest}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function waysOn({ unknown }: SearchResult): string {
  if (unknown.length === 0) return 'Or look through a subject:';
  return 'Look at the spelling, type only the beginning of a word, or look through a subject:';
}

function Help({ children }: { readonly children: ReactNode }) {
  return (
    <Leaf isRuled>
      <div className={styles.help}>{children}</div>
    </Leaf>
  );
}

function SubjectLinks({ subjects }: Pick<HelpProps, 'subjects'>) {
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
