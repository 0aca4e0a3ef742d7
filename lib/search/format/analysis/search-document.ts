/** What the search index holds of one question. */
export interface SearchDocument {
  readonly subject: string;
  readonly slug: string;
  readonly question: string;
  readonly keywords: readonly string[];
  readonly summary: string;
  /** The answer as plain text. */
  readonly text: string;
}
