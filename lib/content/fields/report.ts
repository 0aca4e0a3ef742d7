import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import type { FieldLines } from '@/lib/content/field-line';
import type { FilePlace } from '@/lib/content/file-place';
import type { FrontMatter } from '@/lib/content/front-matter';

/** Takes down what is wrong with a field of a file that is used all the same. */
export type Report = (
  severity: Diagnostic['severity'],
  kind: Diagnostic['kind'],
  /** A field of the front matter; or another place, with its line. */
  field: string | { readonly field: string; readonly line: number },
  message: string,
  remedy: string,
) => void;

/** What a field is parsed with beside its text. */
export interface FieldContext {
  readonly report: Report;
  readonly matter: FrontMatter;
  readonly place: FilePlace;
}

/** @returns where to report, and the list that is reported to */
export function createReport(
  file: string,
  lineOf: FieldLines,
): { readonly report: Report; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (severity, kind, at, message, remedy) => {
    const { field, line } = typeof at === 'string' ? { field: at, line: lineOf(at) } : at;
    diagnostics.push(buildDiagnostic({ severity, kind, file, line, field, message, remedy }));
  };
  return { report, diagnostics };
}
