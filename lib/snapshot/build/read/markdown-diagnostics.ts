import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { formulaDiagnostics } from '@/lib/markdown/render/formulas/formula-diagnostics';
import { linkDiagnostics } from '@/lib/markdown/render/link-diagnostics';
import { markDiagnostics } from '@/lib/markdown/render/mark-diagnostics';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import { linesOfLinks } from '@/lib/snapshot/build/links/lines-of-links';

export type PlaceInFile = Pick<Diagnostic, 'file' | 'line' | 'field'>;

/** Markdown of an answer or an introduction, and where it begins. */
export interface PlacedMarkdown {
  readonly markdown: string;
  readonly at: PlaceInFile;
  /** The whole text of its file. */
  readonly source: () => string;
}

/**
 * What is wrong in an answer by itself, whatever else the library holds.
 * @param excess why it is shown as plain text, which has no formulas that could be corrected
 */
export function diagnosticsOfMarkdown(
  placed: PlacedMarkdown,
  excess: string | undefined,
  macros: OwnerMacros = {},
): readonly Diagnostic[] {
  if (excess === undefined) {
    const formulas = formulaDiagnostics(placed.markdown, macros);
    return [
      ...diagnosticsOfFormulas(placed, formulas),
      ...diagnosticsOfMarks(placed),
      ...diagnosticsOfLinks(placed),
    ];
  }
  const message = `cannot be shown with its marks: ${excess}`;
  const remedy = 'shorten or divide it; until then it is shown as plain text';
  return [buildDiagnostic({ ...placed.at, kind: 'answer-too-large', message, remedy })];
}

/** Each at the line on which what it is said of stands first. */
function placeAll<T>(
  found: readonly T[],
  writtenOf: (one: T) => string,
  { at, source }: PlacedMarkdown,
): readonly (readonly [T, PlaceInFile])[] {
  if (found.length === 0) return [];
  const lines = linesOfLinks(found.map(writtenOf), source(), at.line);
  return found.map((one, i) => [one, { ...at, line: lines[i] ?? at.line }] as const);
}

function diagnosticsOfFormulas(
  placed: PlacedMarkdown,
  formulas: readonly AnswerDiagnostic[],
): readonly Diagnostic[] {
  const beginning = ({ source }: AnswerDiagnostic) => source.split('\n', 1)[0]?.slice(0, 40) ?? '';
  return placeAll(formulas, beginning, placed).map(([one, at]) => diagnosticOfFormula(at, one));
}

export function diagnosticOfFormula(at: PlaceInFile, { source, message }: AnswerDiagnostic): Diagnostic {
  return buildDiagnostic({
    ...at,
    kind: 'formula',
    message: `the formula ${source.replace(/\s+/g, ' ').slice(0, 80)} cannot be set (${message})`,
    remedy: 'correct it; until then its source is shown',
  });
}

function diagnosticsOfMarks(placed: PlacedMarkdown): readonly Diagnostic[] {
  const marks = markDiagnostics(placed.markdown);
  return placeAll(marks, ({ source }) => source, placed).map(([{ kind, message, remedy }, at]) =>
    buildDiagnostic({ ...at, kind, message, remedy }),
  );
}

function diagnosticsOfLinks(placed: PlacedMarkdown): readonly Diagnostic[] {
  const links = linkDiagnostics(placed.markdown);
  return placeAll(links, ({ source }) => source, placed).map(([{ kind, message, remedy }, at]) =>
    buildDiagnostic({ ...at, kind, message, remedy }),
  );
}
