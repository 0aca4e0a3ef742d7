import {
  type Card,
  computeDecayFactor,
  createEmptyCard,
  type FSRS,
  FSRSVersion,
  forgetting_curve,
  fsrs,
  GenSeedStrategyWithCardId,
  State,
  StrategyMode,
} from 'ts-fsrs';
import type { Rating, ReviewRecord } from '@/lib/study/model/records';
import { dayMs, dayOf, type Moment, momentOfStudyMs, studyMs } from './study-day';

/** The library's own, with that of its algorithm: what another one made is made anew. */
export const schedulerVersion: string = FSRSVersion;

/** Again, Hard, Good, Easy. */
export const ratings = [1, 2, 3, 4] as const satisfies readonly Rating[];

/** What of a review as it is kept is needed to schedule. */
export type Reviewed = Omit<ReviewRecord, 'updatedMs' | 'tookMs'>;

/**
 * What is known of how well a card is remembered. Its times are study time (`study-day.ts`), in which the days of UTC, which
 * ts-fsrs counts, are the reader's, from 4 to 4.
 */
export interface Memory {
  readonly card: Card & { readonly card_id: string };
  /** The zone of the last review. */
  readonly zoneMinutes: number;
}

/** When a card comes up: in a few minutes, or on a day of study. */
export type Due = { readonly ms: number } | { readonly day: number };

export interface Scheduler {
  /** The memory of a card that was never reviewed. */
  create(id: string): Memory;
  /** The memory after one more review, which is taken to be no earlier than the last. */
  review(memory: Memory, rating: Rating, moment: Moment): Memory;
  /**
   * The memory after a review that another one follows: the same, but for when the card comes up, which nobody asks then.
   * It takes a tenth of the time.
   */
  follow(memory: Memory, rating: Rating, moment: Moment): Memory;
  /** The chance, from 0 to 1, that a card is known; 0 for a new one. */
  retrievability(memory: Memory, moment: Moment): number;
}

/** Schedules by FSRS-6 (`ts-fsrs`), with learning steps of 1 and 10 minutes and a relearning step of 10. */
export function createScheduler(options: {
  readonly retention: number;
  readonly weights: readonly number[];
  /** Whether intervals differ a little from card to card, so that what began together does not stay together. */
  readonly hasFuzz?: boolean;
}): Scheduler {
  // Seeded by card and repetition: the date that a button shows is the one that is kept.
  const algorithm: FSRS = fsrs({
    request_retention: options.retention,
    w: options.weights,
    enable_fuzz: options.hasFuzz ?? true,
  }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('card_id'));
  const { decay } = computeDecayFactor(options.weights);
  return {
    create: (id) => ({ card: { ...createEmptyCard(new Date(0)), card_id: id }, zoneMinutes: 0 }),
    review(memory, rating, moment) {
      // Who flies west, or sets a clock back, is not taken to remember less for it.
      const at = Math.max(studyMs(moment), memory.card.last_review?.getTime() ?? 0);
      const { card } = algorithm.next(memory.card, at, rating);
      return { card: card as Memory['card'], zoneMinutes: moment.zoneMinutes };
    },
    follow({ card }, rating, moment) {
      const at = Math.max(studyMs(moment), card.last_review?.getTime() ?? 0);
      const days = Math.floor(at / dayMs) - Math.floor((card.last_review?.getTime() ?? at) / dayMs);
      const { difficulty, stability } = algorithm.next_state(card, days, rating);
      const { state, learning_steps } = stepAfter(card, rating);
      const hasLapsed = card.state === State.Review && rating === 1;
      // Written out: of tens of thousands, copies with `...` would take most of the time.
      const after = {
        card_id: card.card_id,
        due: card.due,
        stability,
        difficulty,
        elapsed_days: card.elapsed_days,
        scheduled_days: card.scheduled_days,
        learning_steps,
        reps: card.reps + 1,
        lapses: hasLapsed ? card.lapses + 1 : card.lapses,
        state,
        last_review: new Date(at),
      };
      return { card: after, zoneMinutes: moment.zoneMinutes };
    },
    retrievability({ card }, moment) {
      if (card.last_review === undefined) return 0;
      // By itself ts-fsrs makes a whole card anew for each: thousands are asked for at once.
      return forgetting_curve(-decay, daysSince(card, moment), card.stability);
    },
  };
}

/** Whole days of study since the last review. */
function daysSince({ last_review }: Card, moment: Moment): number {
  const days = Math.floor(studyMs(moment) / dayMs) - Math.floor((last_review?.getTime() ?? 0) / dayMs);
  return Math.max(0, days);
}

/** Steps of minutes in which a card is learned, and learned again. */
const learningSteps = { [State.Learning]: 2, [State.Relearning]: 1 } as const;

/** Where a rating leads: to another step of minutes, or out of them. */
function stepAfter(
  { state, learning_steps: step }: Card,
  rating: Rating,
): Pick<Card, 'state' | 'learning_steps'> {
  const learned = { state: State.Review, learning_steps: 0 };
  if (state === State.Review) return rating === 1 ? { state: State.Relearning, learning_steps: 0 } : learned;
  const now = state === State.New ? State.Learning : state;
  if (rating === 1) return { state: now, learning_steps: 0 };
  if (rating === 2) return { state: now, learning_steps: step };
  return rating === 3 && step + 1 < learningSteps[now] ? { state: now, learning_steps: step + 1 } : learned;
}

export function dueOf({ card, zoneMinutes }: Memory): Due {
  const at = card.due.getTime();
  return card.scheduled_days >= 1
    ? { day: Math.floor(at / dayMs) }
    : { ms: momentOfStudyMs(at, zoneMinutes) };
}

export function isDue({ card, zoneMinutes }: Memory, now: Moment): boolean {
  const at = card.due.getTime();
  if (card.scheduled_days >= 1) return Math.floor(at / dayMs) <= dayOf(now);
  return momentOfStudyMs(at, zoneMinutes) <= now.ms;
}

/**
 * How much of its stability a card has used up: the more, the less likely it is known. It orders thousands of cards at a
 * small part of what their chances cost.
 */
export function wearOf({ card }: Memory, moment: Moment): number {
  return daysSince(card, moment) / card.stability;
}

export function isNew({ card }: Memory): boolean {
  return card.state === State.New;
}

/** Whether a card is shown in steps of minutes, for the first time or since it was forgotten. */
export function isLearning({ card }: Memory): boolean {
  return card.state === State.Learning || card.state === State.Relearning;
}

/** Reviews in the order in which they count, whatever order they were kept in. */
export function inOrder(reviews: readonly Reviewed[]): readonly Reviewed[] {
  return [...reviews].sort((a, b) => a.reviewedMs - b.reviewedMs || (a.id < b.id ? -1 : 1));
}
