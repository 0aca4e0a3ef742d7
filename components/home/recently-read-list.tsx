'use client';

import { useEffect, useState } from 'react';
import { forgetReading, type ReadQuestion, recentlyRead } from '@/components/reading/recently-read';
import { MarginSection } from '@/components/site/leaf';
import styles from './recently-read-list.module.css';

const shown = 4;

/**
 * What was read last on this device. Its room is kept from the first paint (the early script knows whether there is
 * anything), so that nothing moves when the list arrives.
 */
export function RecentlyReadList() {
  const [questions, setQuestions] = useState<readonly ReadQuestion[]>([]);
  useEffect(() => setQuestions(recentlyRead()), []);
  const forget = () => {
    forgetReading();
    setQuestions([]);
    delete document.documentElement.dataset.read;
  };
  return (
    <div className={styles.recently}>
      <MarginSection id="recently" title="Where you left off">
        <ul className={styles.list}>
          {questions.slice(0, shown).map(({ path, title }) => (
            <li key={path}>
              <a href={path}>{title}</a>
            </li>
          ))}
        </ul>
        <button type="button" className={styles.forget} onClick={forget}>
          Forget what I read
        </button>
      </MarginSection>
    </div>
  );
}
