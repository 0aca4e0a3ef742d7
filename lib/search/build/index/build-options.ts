export interface BuildSearchOptions {
  /** An empty folder; the files are written straight into it. */
  readonly folder: string;
  /** The subjects in their order, with titles. */
  readonly subjects: readonly { readonly slug: string; readonly title: string }[];
  /** Language of the analysis: `en`, `de`, … */
  readonly language: string;
  /** How many documents there are, where that is known before they are read. */
  readonly total?: number;
  /** Documents whose similar ones are wanted, by their positions in the order in which they come, and how many of each. */
  readonly similar?: { readonly of: readonly number[]; readonly limit: number };
  readonly onProgress?: (done: number, total: number | undefined, step: string) => void;
}
