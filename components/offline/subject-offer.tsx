import { useEffect, useRef, useState } from 'react';
import { estimatedBytes, sizeWords } from '@/lib/offline/format/sizes';
import { counted } from '@/lib/text/counted';
import styles from './offline.module.css';
import type { OfflineActions } from './use-offline';

export interface OfferedSubject {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
}

interface SubjectOfferProps {
  readonly subjects: readonly OfferedSubject[];
  /** Slugs of those that are kept. */
  readonly kept: readonly string[];
  readonly actions: OfflineActions;
}

/** The subjects that can be kept, with what each would take; the one that the address names comes first. */
export function SubjectOffer({ subjects, kept, actions }: SubjectOfferProps) {
  const [asked, setAsked] = useState<string>();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => setAsked(new URLSearchParams(location.search).get('keep') ?? undefined), []);
  useEffect(() => {
    if (asked) first.current?.focus();
  }, [asked]);
  const offered = subjects.map((subject, place) => ({ ...subject, place }));
  const left = offered
    .filter(({ slug }) => !kept.includes(slug))
    .sort((a, b) => Number(b.slug === asked) - Number(a.slug === asked) || a.place - b.place);
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="offer">
      <h2 id="offer">Keep a subject</h2>
      <ul className={styles.list}>
        {left.map(({ slug, title, count, place }) => (
          <li key={slug} className={styles.row}>
            <div>
              <span className={styles.title}>{title}</span>
              <p className={styles.quiet}>
                {counted(count, 'question')}, about {sizeWords(estimatedBytes(count))}
              </p>
            </div>
            <button
              ref={slug === asked ? first : undefined}
              type="button"
              className={slug === asked ? styles.main : styles.button}
              aria-label={`Keep ${title} offline`}
              onClick={() => {
                void navigator.storage?.persist?.();
                actions.tell({ type: 'keep', subject: { slug, title, questions: count }, place });
              }}
            >
              Keep
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
