import {
  createScheduler,
  inOrder,
  isLearning,
  isNew,
  type Memory,
  type Rating,
  type Reviewed,
  type Scheduler,
} from './memory';
import type { RecallSettings } from './recall-settings';
import { dayMs, dayOf, type Moment } from './study-day';

/** What a reader decided about a card, as it is kept. */
export interface CardDecision {
  /** Id of the card. */
  readonly id: string;
  readonly title: string;
  readonly isSuspended: boolean;
  readonly buriedUntilMs: number;
}

export interface DeckCard {
  /** A question path, or one with `#` and what tells the part of the answer. */
  readonly id: string;
  /** Question path, `subject/slug`. */
  readonly path: string;
  readonly subject: string;
  readonly memory: Memory;
  readonly decision: CardDecision | undefined;
}

/** What a review was when it was made. */
export interface ReviewFact {
  readonly card: string;
  /** Day of study. */
  readonly day: number;
  readonly rating: Rating;
  /** Whether the card had never been seen. */
  readonly isFirst: boolean;
  /** Whether the card was learned before, a day ago or more: such reviews tell how much is retained. */
  readonly isRecall: boolean;
}

/** All cards of a reader, and every review in its order. */
export interface Deck {
  readonly scheduler: Scheduler;
  readonly cards: ReadonlyMap<string, DeckCard>;
  readonly facts: readonly ReviewFact[];
  /** Reviews that a wrong clock dated later than tomorrow: they count once their day has come. */
  readonly ahead: number;
}

/** Lapses after which a card is named as one that will not stick. */
export const leechLapses = 8;

/**
 * Every card of the reviews and decisions, its memory made anew from its reviews: so two devices that hold the same
 * reviews agree, whatever each of them scheduled.
 */
export function buildDeck(
  kept: { readonly reviews: readonly Reviewed[]; readonly decisions: readonly CardDecision[] },
  settings: Pick<RecallSettings, 'retention' | 'weights'>,
  now: Moment,
): Deck {
  const scheduler = createScheduler(settings);
  const latest = now.ms + dayMs;
  const counted = kept.reviews.filter(({ reviewedMs }) => reviewedMs <= latest);
  const cards = new Map<string, DeckCard>();
  for (const decision of kept.decisions) cards.set(decision.id, newCard(scheduler, decision.id, decision));
  const facts: ReviewFact[] = [];
  for (const review of inOrder(counted)) {
    const card = cards.get(review.card) ?? newCard(scheduler, review.card);
    facts.push(factOf(card, review));
    cards.set(card.id, reviewed(scheduler, card, review));
  }
  return { scheduler, cards, facts, ahead: kept.reviews.length - counted.length };
}

/** The deck after one more review. */
export function withReview(deck: Deck, review: Reviewed): Deck {
  const card = deck.cards.get(review.card) ?? newCard(deck.scheduler, review.card);
  const cards = new Map(deck.cards).set(card.id, reviewed(deck.scheduler, card, review));
  return { ...deck, cards, facts: [...deck.facts, factOf(card, review)] };
}

export function newCard(scheduler: Scheduler, id: string, decision?: CardDecision): DeckCard {
  const path = pathOfCard(id);
  return { id, path, subject: path.slice(0, path.indexOf('/')), memory: scheduler.create(id), decision };
}

export function pathOfCard(id: string): string {
  const mark = id.indexOf('#');
  return mark < 0 ? id : id.slice(0, mark);
}

export function isLeech({ memory }: DeckCard): boolean {
  return memory.card.lapses >= leechLapses;
}

/** Whether a card is not to be shown: put aside for good, or until later. */
export function isAside({ decision }: DeckCard, now: Moment): boolean {
  return decision !== undefined && (decision.isSuspended || decision.buriedUntilMs > now.ms);
}

function reviewed(scheduler: Scheduler, card: DeckCard, { rating, reviewedMs, zoneMinutes }: Reviewed): DeckCard {
  return { ...card, memory: scheduler.review(card.memory, rating, { ms: reviewedMs, zoneMinutes }) };
}

function factOf({ memory }: DeckCard, { card, rating, reviewedMs, zoneMinutes }: Reviewed): ReviewFact {
  const isFirst = isNew(memory);
  const day = dayOf({ ms: reviewedMs, zoneMinutes });
  return { card, day, rating, isFirst, isRecall: !isFirst && !isLearning(memory) };
}
