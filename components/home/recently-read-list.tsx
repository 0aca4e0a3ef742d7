'use client';

import { useEffect, useState } from 'react';
import { forgetReading, type ReadQuestion, recentlyRead } from '@/components/reading/recently-read';
import { MarginSection } from '@/components/site/leaf';
import styles from './recently-read-list.module.css';

const shown = 4;

/**
 * What was read on this device, the last first: a few at once, and all of it where the reader asks. The room of those few
 * is kept from the first paint (the early script knows whether there is anything), so that nothing moves when the list
 * arrives.
 */
export function RecentlyReadList() {
  const [questions, setQuestions] = useState<readonly ReadQuestion[]>([]);
  useEffect(() => setQuestions(recentlyRead()), []);
  const forget = () => {
    forgetReading();
    setQuestions([]);
    delete document.documentElement.dataset.read;
  };
  const earlier = questions.slice(shown);
  return (
    <div className={styles.recently}>
      <MarginSection id="recently" title="Where you left off">
        <ul className={styles.list}>{questions.slice(0, shown).map(entry)}</ul>
        <div className={styles.foot}>
          <button type="button" className={styles.forget} onClick={forget}>
            Forget what I read
          </button>
          {earlier.length > 0 ? (
            <details className={styles.earlier}>
              <summary>{earlier.length} read earlier</summary>
              <ul>{earlier.map(entry)}</ul>
            </details>
          ) : null}
        </div>
      </MarginSection>
    </div>
  );
}

function entry({ path, title }: ReadQuestion) {
  return (
    <li key={path}>
      <a href={path}>{title}</a>
    </li>
  );
}
