/** Bounds on what one search may ask; more is cut off, not refused. */
export const maxQueryLength = 500;
export const maxQueryTerms = 32;
export const maxLimit = 50;
export const maxOffset = 1000;
