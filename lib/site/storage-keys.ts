/** Keys of what a reader chose on this device. */
export const themeStorageKey = 'stoa-theme';
/** `off` where the reader does not want `/` to move the cursor (WCAG 2.1.4). */
export const singleKeyStorageKey = 'stoa-single-key';
/** The searches made last. */
export const recentSearchesStorageKey = 'stoa-recent-searches';
