/** What the scanner knows at a place in the text. */
export interface Scan {
  readonly text: string;
  /** Whether the answer is written on several lines; then `\n` is no line break. */
  readonly hasRealLines: boolean;
  /** The words of the text, against which letters behind a backslash are held. */
  readonly words: () => ReadonlySet<string>;
  /** Index of the first character of the line. */
  lineStart: number;
  /** Characters that may still be read in vain looking for a closing mark: keeps the scanner linear. */
  budget: number;
  /** Where the last run of so many backticks begins. */
  readonly lastRuns: ReadonlyMap<number, number>;
  /** Where the last `-->` stands, -1 where there is none. */
  readonly lastCommentEnd: number;
  /** Whether any formula may be labelled, so that references are read. */
  readonly hasLabels: boolean;
}
