import type { DeckCard } from '@/lib/study/recall/deck';
import { addressOf } from './load-question';
import styles from './recall.module.css';

interface CardListProps {
  readonly title: string;
  readonly note: string;
  readonly cards: readonly DeckCard[];
  readonly act: string;
  readonly onAct: (card: DeckCard) => void;
}

/** Cards of one kind, each with what can be done about it; nothing where there are none. */
export function CardList({ title, note, cards, act, onAct }: CardListProps) {
  if (cards.length === 0) return null;
  return (
    <section className={styles.figure}>
      <h2>{title}</h2>
      <p>{note}</p>
      <ul className={styles.list}>
        {cards.slice(0, 100).map((card) => (
          <li key={card.id}>
            <a href={addressOf(card.path)}>
              {card.decision?.title ?? card.path}
              {card.id === card.path ? '' : ` (${card.id.slice(card.path.length + 1).replaceAll('-', ' ')})`}
            </a>
            <button type="button" className={styles.button} onClick={() => onAct(card)}>
              {act}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
