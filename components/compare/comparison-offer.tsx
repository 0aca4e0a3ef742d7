import { comparisonPath } from '@/lib/site/paths';
import styles from './comparison-offer.module.css';
import type { ComparisonState } from './use-comparison';

/** The two things that were searched for, offered beside each other. Its line is kept free while they are looked for. */
export function ComparisonOffer({
  comparison: { isAsked, offer },
}: {
  readonly comparison: ComparisonState;
}) {
  if (!isAsked) return null;
  return (
    <p className={styles.offer}>
      {offer === undefined ? null : (
        <a href={comparisonPath(offer.a, offer.b)} rel="nofollow">
          Read <em>{offer.a.words}</em> and <em>{offer.b.words}</em> side by side
        </a>
      )}
    </p>
  );
}
