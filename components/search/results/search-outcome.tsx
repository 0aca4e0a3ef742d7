import { ComparisonOffer } from '@/components/compare/comparison-offer';
import type { ComparisonState } from '@/components/compare/use-comparison';
import { betterMessage } from '@/components/search/announcer';
import { NothingFound, SearchFailed, SearchGuide, type SubjectLink } from '@/components/search/search-help';
import type { SearchState } from '@/components/search/search-state';
import { Leaf } from '@/components/site/leaf';
import type { SearchAnswer, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { searchPath } from '@/lib/site/paths';
import { closeShown, countOfResults } from './close-matches';
import { CutShort, LeftOut } from './left-out';
import { NextPage, NoSuchPage, PagesOfResults } from './pages-of-results';
import { withoutSubject } from './query-edits';
import { RepairedWords } from './repaired-words';
import { ResultList } from './result-list';
import { nameOfPage, resultPages } from './result-pages';
import styles from './search-outcome.module.css';

interface SearchOutcomeProps {
  readonly state: SearchState;
  readonly answer: SearchAnswer | undefined;
  readonly pageSize: number;
  readonly hues: Readonly<Record<string, number>>;
  readonly subjects: readonly SubjectLink[];
  /** Whether two things are set against each other in the words, and the answers to both once they are found. */
  readonly comparison: ComparisonState;
  /** Whether results can be ticked to be read side by side. */
  readonly canCompare: boolean;
  /** The reader wants what failed asked again. */
  readonly onAgain: () => void;
  /** The same by meaning too, which came after what is shown. */
  readonly offered: SearchResult | undefined;
  /** The reader wants it. */
  readonly onBetter: () => void;
}

/** What a search found, or how to go on where it found nothing, failed or was not asked. */
export function SearchOutcome(props: SearchOutcomeProps) {
  const { answer, state, subjects } = props;
  if (answer === undefined)
    return (
      <div className={styles.guide}>
        <SearchGuide subjects={subjects} />
      </div>
    );
  if (answer.status === 'failed')
    return <SearchFailed state={state} reason={answer.reason} onAgain={props.onAgain} />;
  return answer.total === 0 ? (
    <NothingFound state={state} subjects={subjects} answer={answer} />
  ) : (
    <Found {...props} answer={answer} />
  );
}

function Found(props: SearchOutcomeProps & { readonly answer: SearchResult }) {
  const { state, answer, pageSize, hues, comparison, canCompare } = props;
  const pages = resultPages(answer, { page: state.page, pageSize });
  const close = closeShown(answer, (pages.page - 1) * pageSize);
  const isFolded = close < answer.hits.length;
  const hasNext = pages.page < pages.last;
  if (pages.page > pages.last)
    return (
      <Leaf isRuled>
        <NoSuchPage state={state} pages={pages} />
      </Leaf>
    );
  return (
    <div className={styles.found}>
      <Leaf isRuled margin={<Facets state={state} answer={answer} hues={hues} />}>
        <SearchNotes {...props} />
        <p className={styles.count}>
          {countOfResults(answer, nameOfPage(pages))}
          {answer.unknown.length > 0 ? `. The library does not hold: ${answer.unknown.join(', ')}` : ''}
        </p>
        <ComparisonOffer comparison={comparison} />
        <ResultList
          hits={answer.hits}
          close={close}
          afterRest={hasNext ? <NextPage state={state} pages={pages} /> : null}
          terms={answer.terms}
          hues={hues}
          isTickable={canCompare && answer.hits.length > 1}
        />
        <PagesOfResults state={state} pages={pages} hasNext={hasNext && !isFolded} />
      </Leaf>
      <BetterOrder {...props} />
    </div>
  );
}

/** Stands over the page, so that nothing under a reader's finger moves when it comes. */
function BetterOrder({ offered, onBetter }: Pick<SearchOutcomeProps, 'offered' | 'onBetter'>) {
  return (
    <p className={styles.better} role="status">
      {offered ? (
        <button type="button" onClick={onBetter}>
          {offered.isSameOrder ? 'Closer passages found: show' : `${betterMessage}: show`}
        </button>
      ) : null}
    </p>
  );
}

/** How the hits stand to what was written: repaired, taken exactly, within a subject, short of a word. */
function SearchNotes({ state, answer, subjects }: SearchOutcomeProps & { readonly answer: SearchResult }) {
  const { query, subject, exact } = state;
  const within = subjects.find(({ slug }) => slug === answer.subject);
  return (
    <>
      {answer.repairs.length > 0 ? (
        <p className={styles.repair}>
          Showing results for <RepairedWords searched={answer.searched} repairs={answer.repairs} />; search
          instead for <a href={searchPath({ query, subject, exact: true })}>{query.trim()}</a>
        </p>
      ) : null}
      {exact ? (
        <p className={styles.note}>
          Searched as it is written. <a href={searchPath({ query, subject })}>Put the spelling right</a>
        </p>
      ) : null}
      {within ? (
        <p className={styles.note}>
          <a
            href={searchPath({ query: withoutSubject(query), exact })}
            aria-label={`in ${within.title}: search all subjects`}
          >
            in {within.title} <span aria-hidden="true">×</span>
          </a>
        </p>
      ) : null}
      {answer.fallbackReason ? (
        <p className={styles.note}>The server searched in place of this browser: {answer.fallbackReason}</p>
      ) : null}
      {answer.kept ? <p className={styles.note}>{answer.kept}</p> : null}
      <CutShort answer={answer} className={styles.note} />
      <LeftOut answer={answer} className={styles.note} />
      {answer.relaxed ? (
        <p className={styles.note}>
          {answer.hits.every(({ matched }) => matched.length === 0)
            ? 'No question holds these words; those that are close in meaning follow.'
            : 'No question holds all of these words; the nearest ones follow.'}
        </p>
      ) : null}
    </>
  );
}

function Facets({
  state: { query, exact },
  answer,
  hues,
}: Pick<SearchOutcomeProps, 'state' | 'hues'> & { readonly answer: SearchResult }) {
  const words = withoutSubject(query);
  return (
    <nav className={styles.facets} aria-label="Narrow to a subject">
      <a
        href={searchPath({ query: words, exact })}
        aria-current={answer.subject === undefined ? 'true' : undefined}
      >
        All subjects
      </a>
      {answer.subjects.map(({ slug, title, count }) => (
        <a
          key={slug}
          href={searchPath({ query: words, subject: slug, exact })}
          data-hue={hues[slug] ?? 0}
          aria-current={slug === answer.subject ? 'true' : undefined}
        >
          {title} <span>{count.toLocaleString('en')}</span>
        </a>
      ))}
    </nav>
  );
}
