/** Slots that impacts are quantized to; slot 0 holds the greatest. */
export const impactSlots = 32;

/** The slot of an impact in [0, 1). */
export function slotOfImpact(impact: number): number {
  return Math.min(impactSlots - 1, Math.max(0, Math.floor((1 - impact) * impactSlots)));
}

/** The impact a slot stands for: the middle of its range. */
export function impactOfSlot(slot: number): number {
  return 1 - (slot + 0.5) / impactSlots;
}

/** How significant a term is that `holding` of `documents` hold (Robertson & Spärck Jones, never negative). */
export function rarity(holding: number, documents: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
}
