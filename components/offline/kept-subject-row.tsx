import { dateWords } from '@/lib/offline/format/date-words';
import { sizeWords } from '@/lib/offline/format/sizes';
import type { KeptSubject } from '@/lib/offline/store/offline-database';
import { subjectPath } from '@/lib/site/paths';
import { counted } from '@/lib/text/counted';
import styles from './offline.module.css';
import type { OfflineActions } from './use-offline';

interface KeptSubjectRowProps {
  readonly subject: KeptSubject;
  readonly actions: OfflineActions;
}

/** A subject that is kept or on its way: how far it is, what it takes, and what can be done with it. */
export function KeptSubjectRow({ subject, actions }: KeptSubjectRowProps) {
  const { slug, title, state, pages, done } = subject;
  const button = (name: string, type: 'pause' | 'resume' | 'remove') => (
    <button
      type="button"
      className={styles.button}
      aria-label={`${name} ${title}`}
      onClick={() => actions.tell({ type, slug })}
    >
      {name}
    </button>
  );
  return (
    <li className={styles.row}>
      <div>
        <a className={styles.title} href={subjectPath(slug)}>
          {title}
        </a>
        <p className={styles.quiet}>{stateWords(subject)}</p>
        {state === 'keeping' || state === 'paused' ? (
          <progress
            className={styles.progress}
            max={pages || 1}
            value={done}
            aria-label={`Pages of ${title}`}
          />
        ) : null}
      </div>
      <div className={styles.buttons}>
        {state === 'keeping' ? button('Pause', 'pause') : null}
        {state === 'paused' ? button('Resume', 'resume') : null}
        {state === 'stopped' ? button('Try again', 'resume') : null}
        {button('Remove', 'remove')}
      </div>
    </li>
  );
}

/** Where a subject stands, in a line. */
export function stateWords(subject: KeptSubject): string {
  const { state, questions, pages, done, bytes, keptMs, isWaiting, reason } = subject;
  const count = (number: number) => number.toLocaleString('en');
  const size = sizeWords(bytes);
  const far = `${count(done)} of ${count(pages)} pages, ${size}`;
  if (state === 'kept') {
    const on = keptMs === undefined ? '' : `, as of ${dateWords(keptMs)}`;
    return `${counted(questions, 'question')}, ${size}${on}`;
  }
  if (state === 'paused') return `Paused at ${far}`;
  if (state === 'stopped') return `${reasons[reason ?? 'unreadable']} Kept so far: ${far}.`;
  if (isWaiting) return `Waiting for the site to answer: ${far}`;
  return pages === 0 ? 'Beginning …' : far;
}

const reasons = {
  full: 'There is no more room on this device. Remove something, then try again.',
  gone: 'The library no longer has this subject. What you keep of it stays until you remove it.',
  unreadable: 'What came could not be read. Does this network want you to sign in?',
} as const;
