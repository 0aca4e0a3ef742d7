import type { NamedCard } from '@/lib/study/recall/overview';
import { addressOf } from './load-question';
import styles from './recall.module.css';

interface CardListProps {
  readonly title: string;
  readonly note: string;
  readonly cards: readonly NamedCard[];
  /** What its button does with a card, in words. */
  readonly act: string;
  readonly onAct: (card: NamedCard) => void;
}

/** Cards with a button each; nothing where there are none. */
export function CardList({ title, note, cards, act, onAct }: CardListProps) {
  if (cards.length === 0) return null;
  return (
    <section className={styles.figure}>
      <h2>{title}</h2>
      <p>{note}</p>
      <ul className={styles.list}>
        {cards.map((card) => (
          <li key={card.id}>
            <a href={addressOf(card.path)}>
              {card.title}
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
