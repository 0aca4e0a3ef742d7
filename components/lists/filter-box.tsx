import { Island } from '@/components/islands/island';
import { maxFilterLength } from '@/lib/catalog/lists/filter-questions';
import { searchPath } from '@/lib/site/paths';
import styles from './filter-box.module.css';
import { NarrowAsTyped } from './narrow-as-typed';
import { filterFormId, narrowedId } from './narrowed-ids';

interface FilterBoxProps {
  /** Address of the list without a filter. */
  readonly path: string;
  /** What the list is of, as `312 questions`, and whose. */
  readonly what: string;
  readonly whose?: string;
  readonly text: string;
  /** What else it is narrowed by. */
  readonly kept?: Readonly<Record<string, string | undefined>>;
  /** Where no server narrows lists, words are searched for in the subject. */
  readonly searchIn?: string | undefined;
}

/**
 * A box that narrows the list below it: as one types, or without scripts once the form is sent. It stands above what
 * `Narrowed` holds.
 */
export function FilterBox({ path, what, whose = '', text, kept = {}, searchIn }: FilterBoxProps) {
  const isNarrowed = searchIn === undefined;
  const hidden = isNarrowed ? kept : { subject: searchIn };
  const verb = isNarrowed ? 'Filter' : 'Search';
  return (
    <form id={filterFormId} className={`no-print ${styles.form}`} action={isNarrowed ? path : searchPath()}>
      <label className="sr-only" htmlFor="filter-text">
        {verb} {what} {whose}
      </label>
      <input
        id="filter-text"
        className={styles.input}
        type="search"
        name={isNarrowed ? 'filter' : 'q'}
        defaultValue={text}
        placeholder={`${verb} ${what}`}
        maxLength={maxFilterLength}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-controls={narrowedId}
      />
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <button type="submit" className={styles.button}>
        {verb}
      </button>
      <p className="sr-only" role="status" />
      {isNarrowed ? <Island name="narrow-as-typed" of={NarrowAsTyped} /> : null}
    </form>
  );
}
