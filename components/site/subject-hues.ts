/** Colors there are for subjects; after the last the first comes again. */
const hueCount = 10;

/** The color of each subject, by its place in the list. */
export function subjectHues(
  subjects: readonly { readonly slug: string }[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(subjects.map(({ slug }, i) => [slug, i % hueCount]));
}
