import type { CardRecord } from '@/lib/study/model/records';
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
import { buildFact, type ReviewFact } from './review-fact';
import { dayMs, dayOf, type Moment } from './study-day';

/** What a reader decided about a card, as it is kept. */
export type CardDecision = Omit<CardRecord, 'path'>;

export interface DeckCard {
  /** A question path, or one with `#` and what tells the part of the answer. */
  readonly id: string;
  /** Question path, `subject/slug`. */
  readonly path: string;
  readonly subject: string;
  readonly memory: Memory;
  readonly decision: CardDecision | undefined;
  /** Its reviews that count, in their order. */
  readonly facts: readonly ReviewFact[];
  readonly counted: Counted;
}

/**
 * Until when the reviews of a card count, and from when those that a wrong clock dated later than tomorrow do: they are left
 * out until their day has come.
 */
export interface Counted {
  /** Milliseconds since 1970 of the last review that counts; 0 where none does. */
  readonly latestMs: number;
  readonly ahead: number;
  /** Those of the first that does not; infinite where all do. */
  readonly aheadMs: number;
}

/** All cards of a reader. */
export interface Deck {
  readonly scheduler: Scheduler;
  readonly cards: ReadonlyMap<string, DeckCard>;
  /** Reviews that do not count yet. */
  readonly ahead: number;
}

/** Lapses after which a card is named as one that will not stick. */
export const leechLapses = 8;

export interface KeptCards {
  readonly reviews: readonly Reviewed[];
  readonly decisions: readonly CardDecision[];
}

/** The settings that cards are remembered by. */
export type DeckSettings = Pick<RecallSettings, 'retention' | 'weights'>;

/**
 * Every card of the reviews and decisions, its memory made anew from its reviews: so two devices that hold the same
 * reviews agree, whatever each of them scheduled.
 */
export function buildDeck(kept: KeptCards, settings: DeckSettings, now: Moment): Deck {
  const scheduler = createScheduler(settings);
  const steps = cardsInSteps(kept, scheduler, { now, reviewsAtOnce: kept.reviews.length + 1 });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return deckOf(scheduler, value);
  }
}

/** The deck of cards; those of which nothing counts yet are only counted. */
export function deckOf(scheduler: Scheduler, all: readonly DeckCard[]): Deck {
  const cards = new Map<string, DeckCard>();
  let ahead = 0;
  for (const card of all) {
    ahead += card.counted.ahead;
    if (card.facts.length > 0 || card.decision) cards.set(card.id, card);
  }
  return { scheduler, cards, ahead };
}

/** Every card of reviews and decisions; gives way after every so many reviews: thousands would hold a phone up. */
export function* cardsInSteps(
  { reviews, decisions }: KeptCards,
  scheduler: Scheduler,
  { now, reviewsAtOnce }: { readonly now: Moment; readonly reviewsAtOnce: number },
): Generator<undefined, readonly DeckCard[]> {
  const reviewsOf = new Map<string, Reviewed[]>();
  const decisionOf = new Map<string, CardDecision>();
  for (const decision of decisions) {
    decisionOf.set(decision.id, decision);
    reviewsOf.set(decision.id, []);
  }
  for (const review of reviews) {
    const known = reviewsOf.get(review.card);
    if (known) known.push(review);
    else reviewsOf.set(review.card, [review]);
  }
  const cards: DeckCard[] = [];
  let worked = 0;
  for (const [id, own] of reviewsOf) {
    cards.push(cardOf(scheduler, id, { reviews: own, decision: decisionOf.get(id), now }));
    worked += own.length;
    if (worked < reviewsAtOnce) continue;
    worked = 0;
    yield;
  }
  return cards;
}

/** A card, its memory made from all of its reviews. */
export function cardOf(
  scheduler: Scheduler,
  id: string,
  {
    reviews,
    decision,
    now,
  }: {
    readonly reviews: readonly Reviewed[];
    readonly decision: CardDecision | undefined;
    readonly now: Moment;
  },
): DeckCard {
  const ordered = inOrder(reviews);
  const end = ordered.findIndex(({ reviewedMs }) => reviewedMs > lastCountedMs(now));
  const counted = end < 0 ? ordered : ordered.slice(0, end);
  const facts: ReviewFact[] = [];
  let memory = scheduler.create(id);
  for (const [i, review] of counted.entries()) {
    facts.push(factOf(memory, review));
    const remember = i < counted.length - 1 ? scheduler.follow : scheduler.review;
    memory = remember(memory, review.rating, momentOf(review));
  }
  return {
    ...newCard(scheduler, id, decision),
    memory,
    facts,
    counted: {
      latestMs: counted.at(-1)?.reviewedMs ?? 0,
      ahead: ordered.length - counted.length,
      aheadMs: ordered[counted.length]?.reviewedMs ?? Number.POSITIVE_INFINITY,
    },
  };
}

/** Whether the same reviews of a card count now as did when its memory was made. */
export function isOfNow({ counted: { latestMs, aheadMs } }: DeckCard, now: Moment): boolean {
  return latestMs <= lastCountedMs(now) && aheadMs > lastCountedMs(now);
}

function lastCountedMs(now: Moment): number {
  return now.ms + dayMs;
}

/** The deck after one more review. */
export function withReview(deck: Deck, review: Reviewed): Deck {
  const card = deck.cards.get(review.card) ?? newCard(deck.scheduler, review.card);
  return withCard(deck, {
    ...card,
    memory: deck.scheduler.review(card.memory, review.rating, momentOf(review)),
    facts: [...card.facts, factOf(card.memory, review)],
    counted: { ...card.counted, latestMs: Math.max(card.counted.latestMs, review.reviewedMs) },
  });
}

/** The deck without the last review of a card, which is given as it was before. */
export function withoutReview(deck: Deck, before: DeckCard): Deck {
  return withCard(deck, { ...before, decision: deck.cards.get(before.id)?.decision });
}

/** The deck after the reader decided about a card. */
export function withDecision(deck: Deck, decision: CardDecision): Deck {
  const card = deck.cards.get(decision.id) ?? newCard(deck.scheduler, decision.id);
  return withCard(deck, { ...card, decision });
}

function withCard(deck: Deck, card: DeckCard): Deck {
  return { ...deck, cards: new Map(deck.cards).set(card.id, card) };
}

/** A card that was never reviewed. */
export function newCard(scheduler: Scheduler, id: string, decision?: CardDecision): DeckCard {
  const path = pathOfCard(id);
  const subject = path.slice(0, path.indexOf('/'));
  return { id, path, subject, memory: scheduler.create(id), decision, facts: [], counted: noneCounted };
}

const noneCounted: Counted = { latestMs: 0, ahead: 0, aheadMs: Number.POSITIVE_INFINITY };

export function pathOfCard(id: string): string {
  const mark = id.indexOf('#');
  return mark < 0 ? id : id.slice(0, mark);
}

/** The same order of cards, wherever they come from. */
export function byId(a: DeckCard, b: DeckCard): number {
  return a.id < b.id ? -1 : 1;
}

export function isLeech({ memory }: DeckCard): boolean {
  return memory.card.lapses >= leechLapses;
}

/** Whether a card is not to be shown: put aside for good, or until later. */
export function isAside({ decision }: DeckCard, now: Moment): boolean {
  return decision !== undefined && (decision.isSuspended || decision.buriedUntilMs > now.ms);
}

function momentOf({ reviewedMs, zoneMinutes }: Reviewed): Moment {
  return { ms: reviewedMs, zoneMinutes };
}

function factOf(memory: Memory, review: Reviewed): ReviewFact {
  const isFirst = isNew(memory);
  const day = dayOf(momentOf(review));
  return buildFact({ day, rating: review.rating, isFirst, isRecall: !isFirst && !isLearning(memory) });
}
