/*
 * What the early inline script marks on a page that was written as a file: that its address holds words to be searched
 * for, which holds the guide back, and that its scripts run until that is known better.
 */

/** The page's own scripts run, however late they came: it is no page without scripts. */
export function markLive(): void {
  const marks = document.documentElement.dataset;
  marks.live = '';
  marks.scripts = '';
}

/** The words of the address are answered or gone: the guide is held back no longer. */
export function endHold(): void {
  delete document.documentElement.dataset.asked;
}
