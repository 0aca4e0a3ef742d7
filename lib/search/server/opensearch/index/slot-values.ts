import { impactOfSlot, impactSlots } from '@/lib/search/format/files/impact';

/**
 * Features are kept with nine significant bits. The impact of slot n is (2 × (slots − n) − 1) ÷ (2 × slots): its numerator
 * is what is kept, exactly, and a linear function of it is the impact again.
 */
const unit = 1 / (2 * impactSlots);

export function valueOfSlot(slot: number): number {
  return Math.round(impactOfSlot(slot) / unit);
}

export function slotOfValue(value: number): number {
  return impactSlots - (Math.round(value) + 1) / 2;
}

/** What a feature's value is multiplied by to be an impact. */
export const impactUnit = unit;

/** A place in a title is kept on top of this, so that a title counts about the same wherever in it a term stands. */
const titleBase = 256;

export function valueOfTitleSlot(slot: number): number {
  return titleBase + slot;
}

export function titleSlotOfValue(value: number): number {
  return Math.round(value) - titleBase;
}

/** What such a value is multiplied by to be about 1. */
export const titleUnit = 1 / titleBase;
