import type { Rating } from '@/lib/study/model/records';

/**
 * What a review was when it was made, in one number: tens of thousands are kept and gone through at once. It is the day of
 * study times eight, and three bits: whether the card had never been seen, whether it was learned before, a day ago or
 * more, and whether it was known.
 */
export type ReviewFact = number;

const bits = 8;
const [firstBit, recallBit, knownBit] = [4, 2, 1];

interface FactParts {
  /** Day of study. */
  readonly day: number;
  readonly rating: Rating;
  readonly isFirst: boolean;
  readonly isRecall: boolean;
}

export function buildFact({ day, rating, isFirst, isRecall }: FactParts): ReviewFact {
  return day * bits + (isFirst ? firstBit : 0) + (isRecall ? recallBit : 0) + (rating > 1 ? knownBit : 0);
}

/** The day of study of a review. */
export function dayOfFact(fact: ReviewFact): number {
  return Math.floor(fact / bits);
}

/** Whether the card had never been seen. */
export function isFirstFact(fact: ReviewFact): boolean {
  return (fact & firstBit) !== 0;
}

/** Whether the card was learned before, a day ago or more: such reviews tell how much is retained. */
export function isRecallFact(fact: ReviewFact): boolean {
  return (fact & recallBit) !== 0;
}

/** Whether the card was known. */
export function isKnownFact(fact: ReviewFact): boolean {
  return (fact & knownBit) !== 0;
}
