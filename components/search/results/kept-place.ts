/** In the tab alone, and for one address. */
const key = 'stoa-place';

/** Remembers how far down this page its reader was, where the browser by itself would not get there again. */
export function keepPlace(): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ address: window.location.href, y: window.scrollY }));
  } catch {
    // A browser that keeps nothing: the page opens at its beginning.
  }
}

/** How far down its reader was, where he comes back to this page; undefined where he was not, or comes anew. */
export function keptPlace(): number | undefined {
  try {
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as { address: string; y: number } | null;
    const isBack = load?.type === 'back_forward' && kept?.address === window.location.href;
    return isBack ? Number(kept?.y) : undefined;
  } catch {
    return undefined;
  }
}
