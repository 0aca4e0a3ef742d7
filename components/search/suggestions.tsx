import type { SearchAnswer } from '@/lib/search/format/search-answer';
import { questionAddress, searchPath } from '@/lib/site/paths';
import { Segments } from './segments';
import styles from './suggestions.module.css';

interface SuggestionsProps {
  readonly id: string;
  readonly isShown: boolean;
  readonly isBusy: boolean;
  readonly answer: SearchAnswer | undefined;
  /** Number of the option under the keys, or -1. */
  readonly active: number;
  readonly query: string;
}

/** The list under a search box. Focus stays in the box; options are reached by arrow keys or pointer. */
export function Suggestions({ id, isShown, isBusy, answer, active, query }: SuggestionsProps) {
  const hits = answer?.status === 'ok' ? answer.hits : [];
  const all = answer?.status === 'ok' && hits.length > 0 ? searchPath({ query }) : undefined;
  const open = (address: string) => window.location.assign(address);
  // The pointer must not take the focus from the box before the click arrives.
  const keepFocus = (event: { preventDefault(): void }) => event.preventDefault();
  return (
    <div className={styles.popup} hidden={!isShown}>
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label="Results" aria-busy={isBusy}>
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: options are reached by aria-activedescendant
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the box
          <div
            key={`${hit.subject}/${hit.slug}`}
            id={`${id}-${i}`}
            className={styles.option}
            role="option"
            aria-selected={i === active}
            onPointerDown={keepFocus}
            onClick={() => open(questionAddress(hit))}
          >
            <span className={styles.question}>
              <Segments segments={hit.question} />
            </span>
            <span className={styles.subject}>{hit.subjectTitle}</span>
          </div>
        ))}
        {all === undefined ? null : (
          // biome-ignore lint/a11y/useFocusableInteractive: options are reached by aria-activedescendant
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the box
          <div
            id={`${id}-${hits.length}`}
            className={`${styles.option} ${styles.all}`}
            role="option"
            aria-selected={hits.length === active}
            onPointerDown={keepFocus}
            onClick={() => open(all)}
          >
            All results for “{query.trim()}”
          </div>
        )}
      </div>
      {answer?.status === 'ok' && hits.length === 0 ? (
        <p className={styles.note}>Nothing here holds “{query.trim()}”. Press Enter for help.</p>
      ) : null}
      {answer?.status === 'failed' ? <p className={styles.note}>{answer.reason}</p> : null}
    </div>
  );
}
