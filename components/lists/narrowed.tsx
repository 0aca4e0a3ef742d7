import type { ReactNode } from 'react';
import styles from './narrowed.module.css';
import { countMark, narrowedId } from './narrowed-ids';

/** All of a page that a filter box changes: it is put in the place of what stands there. */
export function Narrowed({ children }: { readonly children: ReactNode }) {
  return (
    <div id={narrowedId} className={styles.narrowed}>
      {children}
    </div>
  );
}

/** How much of a list is left, which is said to who cannot see it. */
export function LeftCount({ count, of, one, many }: LeftCountProps) {
  const whole = of ?? count;
  const among = count < whole ? `${count.toLocaleString('en')} of ` : '';
  return (
    <span {...{ [countMark]: '' }}>
      {among}
      {whole.toLocaleString('en')} {whole === 1 ? one : many}
    </span>
  );
}

interface LeftCountProps {
  readonly count: number;
  /** How much there is without a filter. */
  readonly of?: number;
  readonly one: string;
  readonly many: string;
}

/** What a list is narrowed by, each a link that takes it away again. */
export function Chosen({
  chosen,
}: {
  readonly chosen: readonly { readonly name: string; readonly without: string }[];
}) {
  if (chosen.length === 0) return null;
  return (
    <ul className={styles.chosen} aria-label="Narrowed to">
      {chosen.map(({ name, without }) => (
        <li key={name}>
          <a href={without}>
            {name} <span aria-hidden="true">×</span>
            <span className="sr-only">: take this filter away</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
