/** A page in the background is not painted: it goes on after so long. */
const patienceMs = 300;

/** Resolves once what is shown now was painted: what holds the page up then is waited for with something to look at. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceMs);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
