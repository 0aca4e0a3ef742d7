/** Where the browser holds what is kept; all begin alike, so that all are found again when they are to go. */
export const cachePrefix = 'stoa-offline-';
/** What the site answered to searches. */
export const searchesCache = `${cachePrefix}searches`;
export const cacheNames = {
  /** Scripts, styles and fonts, each named after its bytes or the site's sources. */
  files: `${cachePrefix}files`,
  /** Pages that were read. */
  read: `${cachePrefix}read`,
  /** Pages of questions that are saved or learned. */
  studied: `${cachePrefix}studied`,
  /** Pictures of pages that were read. */
  pictures: `${cachePrefix}pictures`,
  searches: searchesCache,
} as const;

/** What is kept of a subject: packed pages, pages fetched by themselves, its search file and its pictures. */
export function cacheOfSubject(slug: string): string {
  return `${cachePrefix}subject-${encodeURIComponent(slug)}`;
}
