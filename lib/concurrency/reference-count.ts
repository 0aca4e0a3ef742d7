/** Counts who uses something that is to be closed after the last of them. */
export interface ReferenceCount {
  /** One more; what is returned is called when he is done. */
  enter(): () => void;
  /** Resolves once nobody uses it; who enters later counts too. */
  gone(): Promise<void>;
}

export function createReferenceCount(): ReferenceCount {
  let count = 0;
  let report: (() => void) | undefined;
  return {
    enter() {
      count += 1;
      return () => {
        count -= 1;
        if (count === 0) report?.();
      };
    },
    gone: () =>
      count === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            report = resolve;
          }),
  };
}
