import type { CardRecord, Rating } from '@/lib/study/model/records';
import {
  createScheduler,
  inOrder,
  isLearning,
  isNew,
  type Memory,
  type Reviewed,
  type Scheduler,
} from './memory';
import type { RecallSettings } from './recall-settings';
import { dayMs, dayOf, type Moment } from './study-day';

/** What a reader decided about a card, as it is kept. */
export type CardDecision = Omit<CardRecord, 'updatedMs' | 'path'>;

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
export function buildDeck(kept: KeptCards, settings: DeckSettings, now: Moment): Deck {
  const steps = deckInSteps(kept, settings, { now, reviewsAtOnce: kept.reviews.length + 1 });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

export interface KeptCards {
  readonly reviews: readonly Reviewed[];
  readonly decisions: readonly CardDecision[];
}

type DeckSettings = Pick<RecallSettings, 'retention' | 'weights'>;

/** The same, giving way after every so many reviews: thousands of them would hold a phone up. */
export function* deckInSteps(
  { reviews, decisions }: KeptCards,
  settings: DeckSettings,
  { now, reviewsAtOnce }: { readonly now: Moment; readonly reviewsAtOnce: number },
): Generator<undefined, Deck> {
  const scheduler = createScheduler(settings);
  const latest = now.ms + dayMs;
  const counted = inOrder(reviews.filter(({ reviewedMs }) => reviewedMs <= latest));
  const replayed = new Map<string, Replayed>();
  for (const decision of decisions)
    replayed.set(decision.id, { memory: scheduler.create(decision.id), decision, left: 0 });
  for (const { card: id } of counted) {
    const known = replayed.get(id);
    if (known) known.left += 1;
    else replayed.set(id, { memory: scheduler.create(id), decision: undefined, left: 1 });
  }
  const facts: ReviewFact[] = [];
  for (const review of counted) {
    const one = replayed.get(review.card) as Replayed;
    facts.push(factOf(one.memory, review));
    one.left -= 1;
    const remember = one.left > 0 ? scheduler.follow : scheduler.review;
    one.memory = remember(one.memory, review.rating, momentOf(review));
    if (facts.length % reviewsAtOnce === 0) yield;
  }
  const cards = new Map<string, DeckCard>();
  for (const [id, { memory, decision }] of replayed) cards.set(id, cardOf(id, memory, decision));
  return { scheduler, cards, facts, ahead: reviews.length - counted.length };
}

/** A card whose reviews are gone through, and how many of them are left. */
interface Replayed {
  memory: Memory;
  readonly decision: CardDecision | undefined;
  left: number;
}

/** The deck after one more review. */
export function withReview(deck: Deck, review: Reviewed): Deck {
  const card = deck.cards.get(review.card) ?? newCard(deck.scheduler, review.card);
  const cards = new Map(deck.cards).set(card.id, reviewed(deck.scheduler, card, review));
  return { ...deck, cards, facts: [...deck.facts, factOf(card.memory, review)] };
}

/** The deck without the last review of a card, of which the others are given. */
export function withoutReview(deck: Deck, id: string, others: readonly Reviewed[]): Deck {
  const bare = newCard(deck.scheduler, id, deck.cards.get(id)?.decision);
  const card = inOrder(others).reduce((one, review) => reviewed(deck.scheduler, one, review), bare);
  const last = deck.facts.findLastIndex((fact) => fact.card === id);
  return { ...deck, cards: new Map(deck.cards).set(id, card), facts: deck.facts.toSpliced(last, 1) };
}

/** The deck after the reader decided about a card. */
export function withDecision(deck: Deck, decision: CardDecision): Deck {
  const card = deck.cards.get(decision.id) ?? newCard(deck.scheduler, decision.id);
  return { ...deck, cards: new Map(deck.cards).set(card.id, { ...card, decision }) };
}

export function newCard(scheduler: Scheduler, id: string, decision?: CardDecision): DeckCard {
  return cardOf(id, scheduler.create(id), decision);
}

function cardOf(id: string, memory: Memory, decision: CardDecision | undefined): DeckCard {
  const path = pathOfCard(id);
  return { id, path, subject: path.slice(0, path.indexOf('/')), memory, decision };
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

function reviewed(scheduler: Scheduler, card: DeckCard, review: Reviewed): DeckCard {
  return { ...card, memory: scheduler.review(card.memory, review.rating, momentOf(review)) };
}

function momentOf({ reviewedMs, zoneMinutes }: Reviewed): Moment {
  return { ms: reviewedMs, zoneMinutes };
}

function factOf(memory: Memory, review: Reviewed): ReviewFact {
  const { card, rating } = review;
  const isFirst = isNew(memory);
  const day = dayOf(momentOf(review));
  return { card, day, rating, isFirst, isRecall: !isFirst && !isLearning(memory) };
}
