/** The first place from `start` on, below `end`, that is not before what is looked for; `end` where all are. */
export function firstPlace(start: number, end: number, isBefore: (place: number) => boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
