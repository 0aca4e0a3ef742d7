/** Endings that the stemmer takes off, longest uses first; a word broken off inside one has no term of its own. */
const endings = [
  'ness',
  'ing',
  'ed',
  'tion',
  'ation',
  'ization',
  'ment',
  'ity',
  'ies',
  'able',
  'ible',
  'ance',
  'ence',
  'ally',
  'ously',
  'fully',
  'ical',
  'ism',
  'ist',
  'ive',
  'ful',
  'es',
  'er',
  'al',
  'y',
];
const shortestBase = 3;

/**
 * Terms that a half-typed word may be on the way to although they do not begin with it: `happine` breaks off inside
 * `ness`, and `happiness` is filed under `happi`.
 */
export function termsOfBrokenEnding(typed: string, stem: (word: string) => string): string[] {
  const terms = new Set<string>([stem(typed)]);
  for (const ending of endings) {
    for (let part = 1; part < ending.length; part++) {
      const base = typed.slice(0, -part);
      if (base.length >= shortestBase && typed.endsWith(ending.slice(0, part)))
        terms.add(stem(base + ending));
    }
  }
  if (typed.endsWith('y') && typed.length > shortestBase) terms.add(`${typed.slice(0, -1)}i`);
  return [...terms];
}
