import type { Hit } from '@/lib/search/format/search-answer';
import styles from './result-list.module.css';

/** Which words of the query a question holds, where, and which it does not; folded away until asked for. */
export function WhyFound({ hit }: { readonly hit: Hit }) {
  const reasons = whyFound(hit);
  return reasons === '' ? null : (
    <details className={styles.why}>
      <summary>Why this result</summary>
      <p>{reasons}</p>
    </details>
  );
}

/** `In the question: mitosis; in the text: cell; missing: wall.`; '' where nothing is known of the words. */
export function whyFound({ matched, missing }: Pick<Hit, 'matched' | 'missing'>): string {
  const wordsIn = (where: 'question' | 'text') =>
    matched.filter((note) => note.where === where).map(({ word }) => word);
  const reasons = [
    ['in the question', wordsIn('question')],
    ['in the text', wordsIn('text')],
    ['missing', missing],
  ] as const;
  const told = reasons
    .filter(([, words]) => words.length > 0)
    .map(([place, words]) => `${place}: ${words.join(', ')}`)
    .join('; ');
  return told === '' ? '' : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}
