import { type ReactNode, useEffect, useRef } from 'react';
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
  return (
    <div className={styles.popup} hidden={!isShown}>
      <div id={`${id}-list`} role="listbox" aria-label="Results" aria-busy={isBusy}>
        {hits.map((hit, i) => (
          <Option
            key={`${hit.subject}/${hit.slug}`}
            id={`${id}-${i}`}
            address={questionAddress(hit)}
            isActive={i === active}
          >
            <span className={styles.question}>
              <Segments segments={hit.question} />
            </span>
            <span className={styles.subject}>{hit.subjectTitle}</span>
          </Option>
        ))}
        {hits.length > 0 ? (
          <Option
            id={`${id}-${hits.length}`}
            address={searchPath({ query })}
            isActive={hits.length === active}
          >
            <span className={styles.all}>All results for “{query.trim()}”</span>
          </Option>
        ) : null}
      </div>
      {answer?.status === 'ok' && hits.length === 0 ? (
        <p className={styles.note}>Nothing here holds “{query.trim()}”. Press Enter for help.</p>
      ) : null}
      {answer?.status === 'failed' ? <p className={styles.note}>{answer.reason}</p> : null}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly address: string;
  readonly isActive: boolean;
  readonly children: ReactNode;
}

/** A link, so that a pointer can open it in a new tab as any other; never in the order of Tab. */
function Option({ id, address, isActive, children }: OptionProps) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isActive) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <a
      ref={link}
      id={id}
      className={styles.option}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      href={address}
      // The pointer must not take the focus from the box, or the list closes before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
