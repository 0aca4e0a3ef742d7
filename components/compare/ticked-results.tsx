import type { Hit } from '@/lib/search/format/protocol/search-answer';
import { comparePath } from '@/lib/site/paths';
import styles from './ticked-results.module.css';

/** The form that the ticks of a list of results belong to. */
const formId = 'ticked';

interface ResultTickProps {
  /** Place of the result in its list, from 1. */
  readonly number: number;
  readonly hit: Hit;
}

/** Ticks a result, to be read beside another. */
export function ResultTick({ number, hit }: ResultTickProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        form={formId}
        name={`r${number}`}
        value={`${hit.subject}/${hit.slug}`}
        autoComplete="off"
      />{' '}
      Compare
      <span className="sr-only">: {hit.question.map(({ text }) => text).join('')}</span>
    </label>
  );
}

/** The last entry of a list of results: leads to two that are ticked. Style rules alone make it follow the ticks. */
export function TickedResults() {
  return (
    <li className={styles.tray}>
      <form id={formId} action={comparePath} method="get">
        <p className={styles.one}>Tick one more to read the two side by side.</p>
        <p className={styles.many}>The first two of those you ticked:</p>
        <button type="submit" className={styles.submit}>
          Read side by side
        </button>
      </form>
    </li>
  );
}
