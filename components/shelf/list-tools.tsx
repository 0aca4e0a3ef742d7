import type { ListOrder } from './arrange-entries';
import { SearchField } from './search-field';
import styles from './shelf.module.css';
import type { ShownEntries } from './use-shown-entries';

const orders = { hand: 'My order', subject: 'Subject', date: 'Last saved' } as const;

/** Searches a list, and puts it in order. */
export function ListTools({ shown: { query, search, order, setOrder } }: { readonly shown: ShownEntries }) {
  return (
    <div className={styles.tools}>
      <SearchField label="Search in this list" value={query} onChange={search} />
      <label className={styles.order}>
        Order{' '}
        <select
          className="study-field"
          value={order}
          onChange={({ currentTarget }) => setOrder(currentTarget.value as ListOrder)}
        >
          {Object.entries(orders).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
