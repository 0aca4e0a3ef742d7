import { type Diagnostic, diagnosticLine, filesLeftOut } from '@/lib/content/diagnostic';
import type { WithheldQuestion } from '@/lib/snapshot/build/arrange-files';
import { counted } from '@/lib/text/counted';

/** Most diagnostics of one kind that are printed, and most files; all of them stand in the JSON. */
const mostOfKind = 200;

/** A file that is not on the site, and why. */
interface MissingFile {
  readonly file: string;
  readonly why: string;
}

/** A line each, at most so many of a kind; of the others, how many there are. */
export function diagnosticLines(diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const diagnostic of diagnostics) {
    const kind = `${diagnostic.severity} ${diagnostic.kind}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= mostOfKind) lines.push(`${diagnostic.severity}: ${diagnosticLine(diagnostic)}`);
  }
  for (const [kind, count] of counts)
    if (count > mostOfKind) lines.push(`${kind}: ${count - mostOfKind} more, all with --json`);
  return lines;
}

/** What of the library is not on the site, each file with the reason. */
export function filesNotOnSite(
  diagnostics: readonly Diagnostic[],
  withheld: readonly WithheldQuestion[],
): readonly MissingFile[] {
  const leftOut = filesLeftOut(diagnostics).map(({ file, line, field, message }) => ({
    file,
    why: field === 'file' ? message : `${field}, line ${line}: ${message}`,
  }));
  const kept = withheld.map(({ file, reason, date }) => ({
    file,
    why: reason === 'draft' ? 'draft; `npm run dev` shows it' : `from ${date} on; \`npm run dev\` shows it`,
  }));
  return [...leftOut, ...kept].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** The last lines of the check: what is on the site, and what is not. */
export function closingLines(
  { questions, subjects }: { readonly questions: number; readonly subjects: number },
  missing: readonly MissingFile[],
): readonly string[] {
  const onSite = `On the site: ${counted(questions, 'question')} in ${counted(subjects, 'subject')}.`;
  if (missing.length === 0) return [onSite, 'Not on the site: nothing.'];
  const more = missing.length - mostOfKind;
  return [
    onSite,
    `Not on the site: ${counted(missing.length, 'file')}.`,
    ...missing
      .slice(0, mostOfKind)
      .map(({ file, why }) => `  ${withoutControls(file)}: ${withoutControls(why)}`),
    ...(more > 0 ? [`  and ${more} more, all with --json`] : []),
  ];
}

function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '�');
}
