'use client';

import { useEffect, useState } from 'react';
import { loadLateStyles } from '@/components/site/late-styles';
import styles from './landing-highlight.module.css';

/**
 * A reader who comes from a search finds its words marked. The marks are painted (CSS Custom Highlight API), so the page
 * itself stays as it was sent; a browser that cannot paint them shows the page without.
 */
export function LandingHighlight({ language }: { readonly language: string }) {
  const [isMarked, setMarked] = useState(false);
  useEffect(() => {
    const words = new URLSearchParams(window.location.search).get('h')?.slice(0, 200);
    if (!words || !('highlights' in CSS)) return;
    let isGone = false;
    import('./highlight-words').then(async ({ highlightWords }) => {
      if (isGone || highlightWords(words, language) === 0) return;
      await loadLateStyles();
      if (!isGone) setMarked(true);
    });
    return () => {
      isGone = true;
      CSS.highlights.delete('searched');
    };
  }, [language]);
  if (!isMarked) return null;
  const clear = () => {
    CSS.highlights.delete('searched');
    setMarked(false);
    window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  };
  return (
    <p className={styles.note}>
      The words of your search are marked.{' '}
      <button type="button" onClick={clear}>
        Clear the marks
      </button>
    </p>
  );
}
