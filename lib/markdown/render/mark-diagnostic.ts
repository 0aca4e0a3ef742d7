/** A mark of an answer that does nothing, or not what it says. */
export interface MarkDiagnostic {
  readonly kind: 'mark' | 'diagram';
  /** What stands in the answer. */
  readonly source: string;
  readonly message: string;
  readonly remedy: string;
}
