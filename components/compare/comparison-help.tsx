import { SearchBox } from '../search/search-box';
import { Leaf } from '../site/leaf';
import styles from './side-by-side.module.css';

/** How two answers come to stand beside each other, for who asked for fewer. */
export function ComparisonHelp() {
  return (
    <Leaf>
      <h1 className={styles.title}>Two answers, side by side</h1>
      <p className={styles.lead}>
        Search for two things at once, as in “<i>this</i> vs <i>that</i>” or “difference between <i>this</i>{' '}
        and <i>that</i>”; or tick two of the results of any search.
      </p>
      <SearchBox size="large" />
    </Leaf>
  );
}
