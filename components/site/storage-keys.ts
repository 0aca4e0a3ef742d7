/** Keys of what a reader chose on this device. */
export const themeStorageKey = 'stoa-theme';
/** `off` where the reader does not want `/` to move the cursor (WCAG 2.1.4). */
export const singleKeyStorageKey = 'stoa-single-key';
/** The searches made last. */
export const recentSearchesStorageKey = 'stoa-recent-searches';
/** Size and width of an answer's text: one of `textSizes`, one of `textWidths`. */
export const textSizeStorageKey = 'stoa-text-size';
export const textWidthStorageKey = 'stoa-text-width';
/** Set where a reader has kept something for study, so that reading pages load what shows it. */
export const shelfStorageKey = 'stoa-shelf';
/** The questions read last. */
export const recentlyReadStorageKey = 'stoa-recently-read';
