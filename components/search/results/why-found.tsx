import type { Hit } from '@/lib/search/format/protocol/search-answer';
import styles from './result-list.module.css';

/** Which words of the query a question holds, where, which it does not, and whether it means the same; folded away until asked for. */
export function WhyFound({ hit }: { readonly hit: Hit }) {
  const reasons = whyFound(hit);
  return reasons === '' ? null : (
    <details className={styles.why}>
      <summary>Why this result</summary>
      <p>{reasons}</p>
    </details>
  );
}

/**
 * `In the question: mitosis; in the text: cell; missing: wall; close in meaning to your question.`; '' where nothing is
 * known.
 */
export function whyFound({
  matched,
  missing,
  isNear = false,
}: Pick<Hit, 'matched' | 'missing' | 'isNear'>): string {
  const wordsIn = (where: 'question' | 'text') =>
    matched.filter((note) => note.where === where).map(({ word }) => word);
  const places = [
    ['in the question', wordsIn('question')],
    ['in the text', wordsIn('text')],
    ['missing', missing],
  ] as const;
  const reasons = places
    .filter(([, words]) => words.length > 0)
    .map(([place, words]) => `${place}: ${words.join(', ')}`);
  const told = [...reasons, ...(isNear ? ['close in meaning to your question'] : [])].join('; ');
  return told === '' ? '' : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}
