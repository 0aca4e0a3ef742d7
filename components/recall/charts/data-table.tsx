import styles from './charts.module.css';

interface DataTableProps {
  readonly heads: readonly [string, string];
  readonly rows: readonly (readonly [string, string])[];
}

/** The numbers of a drawing, for who does not see it, or wants them. */
export function DataTable({ heads, rows }: DataTableProps) {
  return (
    <details className={styles.table}>
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section tabIndex={0} aria-label={`${heads[0]} and ${heads[1]}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{heads[0]}</th>
              <th scope="col">{heads[1]}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
