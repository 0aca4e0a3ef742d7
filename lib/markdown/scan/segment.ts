/** A formula's place: in the line, in the line at full size (`$$…$$` amid words), or a block of its own. */
export type FormulaPlace = 'inline' | 'large' | 'block';

/**
 * A piece of an answer, with the format's escapes already resolved by the rules of its kind.
 * `source` is the piece as a reader would write it, delimiters included.
 */
export type Segment =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'code-span'; readonly source: string; readonly code: string }
  | { readonly kind: 'comment'; readonly source: string }
  | { readonly kind: 'fence'; readonly markdown: string; readonly code: string }
  | { readonly kind: 'formula'; readonly source: string; readonly tex: string; readonly place: FormulaPlace };

export type FormulaSegment = Extract<Segment, { kind: 'formula' }>;
