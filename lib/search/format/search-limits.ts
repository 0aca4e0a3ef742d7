/** Bounds on what one search may ask, in the browser and on the server; more is left out and told, not refused. */
/** Code points that are searched for, in NFKC. */
export const maxQueryLength = 500;
/** Code points of a query as it is typed: three may compose to one. */
export const maxTypedLength = 1500;
export const maxQueryTerms = 32;
export const maxLimit = 50;
export const maxOffset = 1000;
