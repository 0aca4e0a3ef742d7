/** What a question comes to once it is kept, as measured (bench/RESULTS.md): page, its part of the search, lists. */
const bytesOfQuestion = 7_000;

/** About how many bytes a subject takes, before it is fetched. */
export function estimatedBytes(questions: number): number {
  return questions * bytesOfQuestion;
}

/**
 * @example
 * sizeWords(1_230_000); // '1.2 MB'
 */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes >= 1000) return `${(megabytes / 1000).toFixed(1)} GB`;
  if (megabytes >= 10) return `${Math.round(megabytes)} MB`;
  return `${Math.max(0.1, megabytes).toFixed(1)} MB`;
}
