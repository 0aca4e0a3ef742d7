/** Words that set two things against each other; folded. */
export const versus: ReadonlySet<string> = new Set(['vs', 'versus']);

/** These, and words that ask how the two stand to each other. */
export const connectors: ReadonlySet<string> = new Set([
  ...versus,
  ...`difference differences different differ differs similarity similarities distinction distinctions comparison comparisons
compare comparing compared contrast between better best`.split(/\s+/),
]);
