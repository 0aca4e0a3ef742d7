import styles from './colonnade.module.css';

const columns = [18, 50, 82, 114, 146, 178];
const tileCount = 23;

/** The site's device, as a printer's on a title page: a stoa, one column a subject color. */
export function Colonnade() {
  return (
    <svg className={styles.colonnade} viewBox="0 0 196 176" aria-hidden="true" focusable="false">
      <path className={styles.line} d="M2 14.5h192M6 18.5h184M6 32.5h184M10 36.5h176" />
      {columns.map((x) => (
        <path
          key={`frieze ${x}`}
          className={styles.line}
          d={`M${x - 3.5} 19v13M${x} 19v13M${x + 3.5} 19v13`}
        />
      ))}
      <path className={styles.roof} d={`M6 12.5${'a4 4 0 0 1 8 0'.repeat(tileCount)}`} />
      {columns.map((x, i) => (
        <g key={x} data-hue={i}>
          <path className={styles.line} d={`M${x - 10} 40.5h20M${x - 8} 44.5h16M${x - 9} 150.5h18`} />
          <path
            className={styles.flute}
            d={`M${x - 5} 48 L${x - 6.5} 147M${x - 1.7} 48 L${x - 2.2} 147M${x + 1.7} 48 L${x + 2.2} 147M${x + 5} 48 L${x + 6.5} 147`}
          />
        </g>
      ))}
      <path className={styles.line} d="M8 154.5h180M5 161.5h186M1 168.5h194M0 175h196" />
    </svg>
  );
}
