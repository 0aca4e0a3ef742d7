/** Bounds on what one search may ask, in the browser and on the server; more is left out and told, not refused. */
/** Code points that are searched for, in NFKC. */
export const maxQueryLength = 500;
/** Code points of a query as it is typed: three may compose to one. */
export const maxTypedLength = 1500;
/** Distinct words that are searched for or left out, those that tell something; ranking counts them in the bits of a number. */
export const maxQueryTerms = 32;
/** Quoted phrases, searched for or left out. */
export const maxPhrases = 6;
export const maxLimit = 50;
export const maxOffset = 1000;
/** Said where a search had no more time. */
export const cutShortNotice =
  'This search took too long and was cut short; results may be missing. Fewer words or phrases are quicker.';
/** Letters of an address: servers and what stands before them refuse more than about four thousand. */
export const longestAddress = 3500;
