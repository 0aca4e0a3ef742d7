/** What makes smaller files of pictures; it need not be installed. */
export type Sharp = typeof import('sharp')['default'];

let loading: Promise<Sharp | undefined> | undefined;

/** Undefined where it is not installed, or does not run on this machine. */
export function loadSharp(): Promise<Sharp | undefined> {
  loading ??= import('sharp').then(
    ({ default: sharp }) => {
      // Pictures are made side by side: each needs a thread, and nothing of one is needed for another.
      sharp.concurrency(1);
      sharp.cache(false);
      return sharp;
    },
    () => undefined,
  );
  return loading;
}
