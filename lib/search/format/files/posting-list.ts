/** FlexSearch's posting layout: slot → ascending document numbers; empty slots may be missing. */
export type Slots = readonly (readonly number[] | null | undefined)[];

/** A posting list in document order, the two arrays side by side. */
export interface PostingList {
  readonly documents: readonly number[];
  readonly slots: readonly number[];
}

export function countPostings(slots: Slots): number {
  return slots.reduce((sum, documents) => sum + (documents?.length ?? 0), 0);
}

const slotRange = 64;

/** Slot-wise to document-wise; slots must be below 64. */
export function toPostingList(slots: Slots): PostingList {
  const packed = new Float64Array(countPostings(slots));
  let at = 0;
  for (let slot = 0; slot < slots.length; slot++)
    for (const document of slots[slot] ?? []) packed[at++] = document * slotRange + slot;
  packed.sort();
  return {
    documents: Array.from(packed, (value) => Math.floor(value / slotRange)),
    slots: Array.from(packed, (value) => value % slotRange),
  };
}

/** Document-wise to slot-wise: the slot of each document stands beside it. */
export function toSlots(documents: readonly number[], slotOf: ArrayLike<number>): number[][] {
  const slots: number[][] = [];
  for (let i = 0; i < documents.length; i++) {
    const slot = slotOf[i] as number;
    while (slots.length <= slot) slots.push([]);
    slots[slot]?.push(documents[i] as number);
  }
  return slots;
}
