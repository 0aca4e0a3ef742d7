import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import { searchPath } from '@/lib/site/paths';
import { betterMessage, outcomeMessage, waitingMessage } from './announcer';
import { RepairedWords } from './results/repaired-words';
import { Segments } from './results/segments';
import styles from './suggestions.module.css';

export interface SuggestionsProps {
  readonly id: string;
  readonly isShown: boolean;
  readonly isBusy: boolean;
  /** Whether the answer takes so long that it is said. */
  readonly isSlow: boolean;
  readonly answer: SearchAnswer | undefined;
  /** Where each option leads. */
  readonly addresses: readonly string[];
  /** Number of the option under the keys, or -1. */
  readonly active: number;
  readonly query: string;
  /** Earlier searches, offered while nothing is written. */
  readonly recent: readonly string[];
  /** The reader wants the earlier searches forgotten. */
  readonly onForget: () => void;
  /** The reader wants the order by meaning too, which came after this one; undefined where there is none. */
  readonly onBetter: (() => void) | undefined;
  /** The reader goes to one of the results. */
  readonly onGo: () => void;
  /** The reader wants what failed asked again. */
  readonly onAgain: () => void;
}

/** The list under a search box. Focus stays in the box; options are reached by arrow keys or pointer. */
export function Suggestions(props: SuggestionsProps) {
  const { id, isShown, isBusy, answer, active, query, recent, onForget, onBetter, onGo } = props;
  const hits = answer?.status === 'ok' ? answer.hits : [];
  const option = (i: number) => ({ id: `${id}-${i}`, address: props.addresses[i], isActive: i === active });
  return (
    <div className={styles.popup} hidden={!isShown}>
      {answer?.status === 'ok' && answer.repairs[0] && (
        <p className={styles.repair}>
          Showing results for{' '}
          <q>
            <RepairedWords searched={answer.searched} repairs={answer.repairs} />
          </q>
        </p>
      )}
      <div id={`${id}-list`} role="listbox" aria-label="Results" aria-busy={isBusy}>
        {recent.map((previous, i) => (
          <Option key={previous} {...option(i)}>
            <span className={styles.question}>{previous}</span>
            <span className={styles.subject}>searched before</span>
          </Option>
        ))}
        {hits.map((hit, i) => (
          <Option key={`${hit.subject}/${hit.slug}`} {...option(i)} onChoose={onGo}>
            <span className={styles.question}>
              <Segments segments={hit.question} />
            </span>
            <span className={styles.subject}>{hit.subjectTitle}</span>
            {hit.snippet[0] && (
              <span className={styles.passage}>
                <Segments segments={hit.snippet} />
              </span>
            )}
          </Option>
        ))}
        {hits[0] && (
          <Option {...option(hits.length)} onChoose={onGo}>
            <span className={styles.all}>All results for “{query.trim()}”</span>
          </Option>
        )}
        {onBetter && (
          <Option {...option(hits.length + 1)} address={undefined} onChoose={onBetter}>
            <span className={styles.all}>{betterMessage}: show</span>
          </Option>
        )}
      </div>
      {recent[0] && (
        <p className={styles.note}>
          <button type="button" className={styles.forget} onMouseDown={keepFocus} onClick={onForget}>
            Forget these searches
          </button>
        </p>
      )}
      <Note {...props} />
    </div>
  );
}

/** What is heard of the list: '' where nothing is to be. */
export function spokenOf(list: Omit<SuggestionsProps, 'id'>): string {
  if (!list.isShown) return '';
  if (list.isSlow) return waitingMessage;
  if (list.isBusy) return '';
  return list.onBetter ? betterMessage : outcomeMessage(list.answer, list.query);
}

/** The pointer must not take the focus from the box, or the list closes before the click arrives. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** What is to be said where there is nothing to choose from: of the words that were answered, not those typed since. */
function Note({ answer, isSlow, onAgain }: Pick<SuggestionsProps, 'answer' | 'isSlow' | 'onAgain'>) {
  if (isSlow) return <p className={styles.note}>{waitingMessage}</p>;
  if (answer?.status === 'failed')
    return (
      <p className={styles.note}>
        {navigator.onLine ? 'No answer. ' : 'No connection. Your words are asked again once there is one. '}
        <button type="button" className={styles.forget} onMouseDown={keepFocus} onClick={onAgain}>
          Ask again
        </button>
      </p>
    );
  if (answer?.kept && answer.hits[0]) return <p className={styles.note}>{answer.kept}</p>;
  if (!answer || answer.hits[0]) return null;
  return (
    <p className={styles.note}>
      Nothing was found for “{answer.query}”.{' '}
      {navigator.onLine ? (
        <a href={searchPath({ query: answer.query })} onMouseDown={keepFocus}>
          What may help
        </a>
      ) : null}
    </p>
  );
}

interface OptionProps {
  readonly id: string;
  readonly address: string | undefined;
  readonly isActive: boolean;
  readonly onChoose?: () => void;
  readonly children: ReactNode;
}

/** A link, so that a pointer can open it in a new tab as any other, where it leads anywhere; never in the order of Tab. */
function Option({ id, address, isActive, onChoose, children }: OptionProps) {
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
      onClick={onChoose}
      onMouseDown={keepFocus}
    >
      {children}
    </a>
  );
}
