export interface BuildSearchOptions {
  /** An empty folder; the files are written straight into it. */
  readonly folder: string;
  /** The subjects in their order, with titles. */
  readonly subjects: readonly { readonly slug: string; readonly title: string }[];
  /** Language of the analysis: `en`, `de`, … */
  readonly language: string;
  readonly onProgress?: (done: number, total: number | undefined, step: string) => void;
}
