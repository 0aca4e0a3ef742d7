/** Something in an answer that could not be shown as it was meant; the answer is shown all the same. */
export interface AnswerDiagnostic {
  readonly kind: 'formula' | 'too-large' | 'image';
  /** The formula, the image's address, or the beginning of the answer. */
  readonly source: string;
  readonly message: string;
}
