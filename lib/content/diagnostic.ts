/** Short, stable names of diagnostics, for counting. */
export type DiagnosticKind =
  | 'alias'
  | 'answer-too-large'
  | 'canonical'
  | 'canonical-foreign'
  | 'choices'
  | 'control-character'
  | 'date'
  | 'diagram'
  | `download-${'active' | 'broken' | 'missing' | 'outside' | 'pixels' | 'remote' | 'too-large' | 'type' | 'unreadable'}`
  | 'draft'
  | 'encoding'
  | 'field'
  | 'file-name'
  | 'file-too-large'
  | 'formula'
  | 'golden-query'
  | 'id'
  | 'id-repeated'
  | 'language'
  | 'link-ambiguous'
  | 'link-dangling'
  | 'link-place'
  | 'link-refused'
  | 'link-unread'
  | 'macro'
  | 'mark'
  | 'moved'
  | 'no-answer'
  | 'no-front-matter'
  | 'no-index'
  | 'no-question'
  | 'path-dangling'
  | `picture-${'active' | 'alternative' | 'broken' | 'location' | 'missing' | 'outside' | 'pixels' | 'remote' | 'too-large' | 'type' | 'unread' | 'unreadable'}`
  | 'place'
  | 'redirect'
  | 'related-dangling'
  | 'related-repeated'
  | 'related-self'
  | 'related-url'
  | 'said-twice'
  | 'site'
  | 'subject-spelling'
  | 'synonym'
  | 'unclosed-front-matter'
  | 'unknown-field'
  | 'unreadable'
  | 'url'
  | 'yaml'
  | 'yaml-comment'
  | 'yaml-quotes';

/** What is wrong with one place of the library, in words its owner can act on. */
export interface Diagnostic {
  /** `error`: must be corrected (the check exits 1); `warning`: the site copes. */
  readonly severity: 'error' | 'warning';
  readonly kind: DiagnosticKind;
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Field of the front matter, or `file`. */
  readonly field: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
  /** Whether the file was left out of the site. */
  readonly leftOut: boolean;
  /** Whether what the file held before it could not be used any more is on the site still. */
  readonly isKept?: boolean;
}

type SaidOfDiagnostic = Pick<Diagnostic, 'kind' | 'file' | 'message' | 'remedy'> &
  Partial<Pick<Diagnostic, 'severity' | 'line' | 'field' | 'leftOut'>>;

/** What is not said of it is what most of them are: a warning about a file that is served, from its first line. */
export function buildDiagnostic(said: SaidOfDiagnostic): Diagnostic {
  const {
    severity = 'warning',
    kind,
    file,
    line = 1,
    field = 'file',
    message,
    remedy,
    leftOut = false,
  } = said;
  return { severity, kind, file, line, field, message, remedy, leftOut };
}

/** What is wrong with one place of a file, before it is known which file that is. */
export type DiagnosticInFile = Pick<Diagnostic, 'kind' | 'line' | 'field' | 'message' | 'remedy'>;

/** A diagnostic met while reading one file, thrown where the file cannot be used at all. */
export class UnusableFile extends Error {
  readonly kind: DiagnosticKind;
  readonly line: number;
  readonly field: string;
  readonly remedy: string;
  /** What else is wrong with it and would come to light after this was mended. */
  readonly others: readonly DiagnosticInFile[];

  constructor(diagnostic: DiagnosticInFile & { readonly others?: readonly DiagnosticInFile[] }) {
    super(diagnostic.message);
    this.name = 'UnusableFile';
    this.kind = diagnostic.kind;
    this.line = diagnostic.line;
    this.field = diagnostic.field;
    this.remedy = diagnostic.remedy;
    this.others = diagnostic.others ?? [];
  }
}

/**
 * One line a person reads: `path:line: field: what is wrong; what to do`. What it quotes cannot break or turn it.
 * @example
 * diagnosticLine(diagnostic); // 'biology/a.md:3: date: 2024-13-01 is not a date that exists; write it as YYYY-MM-DD'
 */
export function diagnosticLine(diagnostic: Diagnostic): string {
  const tail = diagnostic.leftOut
    ? ' (left out of the site)'
    : diagnostic.isKept
      ? ' (ITS LAST GOOD VERSION STAYS ON THE SITE)'
      : '';
  const line = `${diagnostic.file}:${diagnostic.line}: ${diagnostic.field}: ${diagnostic.message}; ${diagnostic.remedy}${tail}`;
  return line.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** How often each kind occurs, errors first, then by count. */
export function countByKind(
  diagnostics: readonly Diagnostic[],
): readonly { severity: string; kind: string; count: number }[] {
  const counts = new Map<string, { severity: Diagnostic['severity']; kind: string; count: number }>();
  for (const { severity, kind } of diagnostics) {
    const key = `${severity} ${kind}`;
    const entry = counts.get(key) ?? { severity, kind, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts.values()].sort(
    (a, b) => a.severity.localeCompare(b.severity) || b.count - a.count || (a.kind < b.kind ? -1 : 1),
  );
}

/** The files that are not on the site, each with the first reason, in the order of the diagnostics. */
export function filesLeftOut(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics)
    if (diagnostic.leftOut && !first.has(diagnostic.file)) first.set(diagnostic.file, diagnostic);
  return [...first.values()];
}
