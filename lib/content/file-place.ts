/** Where a file stands: the identity of its question. */
export interface FilePlace {
  readonly subject: string;
  readonly slug: string;
  /** Path inside the library folder as it is on disk, with `/`. */
  readonly file: string;
}
