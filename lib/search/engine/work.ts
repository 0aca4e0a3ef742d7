/** The work of one search. Each step asks before it begins: what is not done any more is left out, and the answer says so. */
export interface Work {
  /** Whether there is time for one step more. Once it said no, it goes on saying no. */
  goesOn(): boolean;
  /** Whether a step was left out. */
  readonly isCut: boolean;
}

/** @param isSpent whether the time of a search is over; never, by default */
export function createWork(isSpent: () => boolean = () => false): Work {
  let isCut = false;
  return {
    goesOn() {
      isCut ||= isSpent();
      return !isCut;
    },
    get isCut() {
      return isCut;
    },
  };
}
