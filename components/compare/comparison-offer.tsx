import { comparisonPath } from '@/lib/site/paths';
import styles from './comparison-offer.module.css';
import type { ComparisonState } from './use-comparison';

/** The two things that were searched for, offered beside each other. While they are looked for its room is kept free. */
export function ComparisonOffer({ comparison: { asked, offer } }: { readonly comparison: ComparisonState }) {
  if (asked === undefined) return null;
  return (
    <p className={styles.offer}>
      {offer === undefined ? (
        <span className={styles.room} aria-hidden="true">
          <OfferWords a={asked.a} b={asked.b} />
        </span>
      ) : 'lacks' in offer ? (
        <Lacking sides={offer.lacks} />
      ) : (
        <a href={comparisonPath(offer.a, offer.b)} rel="nofollow">
          <OfferWords a={offer.a.words} b={offer.b.words} />
        </a>
      )}
    </p>
  );
}

/** Which of the two things no question is about. */
function Lacking({ sides: [first, second] }: { readonly sides: readonly string[] }) {
  return (
    <span>
      No question here is about <em>{first}</em>
      {second === undefined ? ' by itself' : null}
      {second === undefined ? null : (
        <>
          {' or '}
          <em>{second}</em>
        </>
      )}
      .
    </span>
  );
}

function OfferWords({ a, b }: { readonly a: string; readonly b: string }) {
  return (
    <>
      Read <em>{a}</em> and <em>{b}</em> side by side
    </>
  );
}
