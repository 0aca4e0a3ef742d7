import type { SubjectSort } from '@/lib/site/paths';
import styles from './list-order.module.css';

interface LettersProps {
  /** Each with its first place in the list. */
  readonly letters: readonly (readonly [letter: string, place: number])[];
  /** Entries of the list. */
  readonly count: number;
  readonly pathOf: (letter: string, place: number) => string;
}

/** The letters of a list, each with how many entries it has. */
export function Letters({ letters, count, pathOf }: LettersProps) {
  return (
    <nav className={styles.letters} aria-label="First letters">
      {letters.map(([letter, place], i) => {
        const own = (letters[i + 1]?.[1] ?? count) - place;
        return (
          <a key={letter} href={pathOf(letter, place)}>
            {letter} <span>{own.toLocaleString('en')}</span>
          </a>
        );
      })}
    </nav>
  );
}

/** Id of the first entry of a letter. */
export function letterId(letter: string): string {
  return `letter-${letter === '#' ? 'other' : letter === '0–9' ? 'digits' : letter}`;
}

/** Years, each with how many questions it has. */
export function Years({
  years,
  pathOf,
}: {
  readonly years: readonly (readonly [year: string, count: number])[];
  readonly pathOf: (year: string) => string;
}) {
  return (
    <ul className={styles.years}>
      {years.map(([year, count]) => (
        <li key={year}>
          <a href={pathOf(year)}>
            {year} <span>{count.toLocaleString('en')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Both orders of a list, the one it is in marked. */
export function Orders({
  sort,
  pathOf,
}: {
  readonly sort: SubjectSort;
  readonly pathOf: (sort: SubjectSort) => string;
}) {
  const orders = [
    ['title', 'A–Z'],
    ['newest', 'Newest'],
  ] as const;
  return (
    <p className={`no-print ${styles.orders}`}>
      {orders.map(([order, name]) => (
        <a key={order} href={pathOf(order)} aria-current={sort === order ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </p>
  );
}
