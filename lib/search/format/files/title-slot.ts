/** Slots of the title index: a term's position in the title, and whether the title ends with it. */
const furthest = 31;
export const titleSlots = 2 * (furthest + 1);

export function titleSlot(position: number, isLast: boolean): number {
  return 2 * Math.min(position, furthest) + (isLast ? 1 : 0);
}

export function titlePosition(slot: number): number {
  return slot >> 1;
}

export function endsTitle(slot: number): boolean {
  return (slot & 1) === 1;
}
