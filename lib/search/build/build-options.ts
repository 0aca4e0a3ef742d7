export interface BuildSearchOptions {
  /** An empty folder; the files are written straight into it. */
  readonly folder: string;
  /** The subjects in their order, with titles. */
  readonly subjects: readonly { readonly slug: string; readonly title: string }[];
  /** Language of the analysis: `en`, `de`, … */
  readonly language: string;
  /** How many documents there are, where that is known before they are read. */
  readonly total?: number;
  /** Groups of words or phrases that mean the same. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly onProgress?: (done: number, total: number | undefined, step: string) => void;
}
