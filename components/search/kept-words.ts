/** Words and list as a reader left them: this page finds them again in the history of its tab when he comes back to it. */
export function keepWords(words: string): void {
  window.history.replaceState({ ...window.history.state, words }, '');
}

/** '' where the page is opened anew. */
export function keptWords(): string {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const words: unknown = window.history.state?.words;
  return load?.type === 'back_forward' && typeof words === 'string' ? words : '';
}
