import type { Hit } from '@/lib/search/format/search-answer';
import { questionAddress } from '@/lib/site/paths';
import styles from './result-list.module.css';
import { Segments } from './segments';

/** Hits, best first, as the server and the browser both show them. `hues` gives each subject its color. */
export function ResultList({
  hits,
  hues,
}: {
  readonly hits: readonly Hit[];
  readonly hues: Readonly<Record<string, number>>;
}) {
  return (
    <ol className={styles.list}>
      {hits.map((hit) => (
        <li key={`${hit.subject}/${hit.slug}`}>
          <article className={styles.hit} data-hue={hues[hit.subject] ?? 0}>
            <p className={styles.subject}>{hit.subjectTitle}</p>
            <h2 className={styles.question}>
              <a href={questionAddress(hit)}>
                <Segments segments={hit.question} />
              </a>
            </h2>
            <p className={styles.snippet}>
              <Segments segments={hit.snippet} />
            </p>
            {hit.missing.length > 0 ? (
              <p className={styles.missing}>
                Without: <s>{hit.missing.join(', ')}</s>
              </p>
            ) : null}
          </article>
        </li>
      ))}
    </ol>
  );
}
