/** Entries on a page of each list, in lists that come in several pages. */
export const questionsOnPage = 50;
export const topicsOnPage = 300;
/** Topics that the page of a subject names, the largest. */
export const topicsOfSubject = 24;

/** How many pages a list has; an empty one has one, which says so. */
export function pagesOf(entries: number, onPage: number): number {
  return Math.max(1, Math.ceil(entries / onPage));
}
