import { builderSources, fingerprintSources } from '@/lib/bundle/source-fingerprint';
import { countByKind, type Diagnostic, diagnosticLine, filesLeftOut } from '@/lib/content/diagnostic';
import type { ProgressLines } from '@/lib/process/progress-lines';
import { UserError } from '@/lib/process/user-error';
import { NoQuestions } from '@/lib/snapshot/build/arrange-files';
import { type PreparedSnapshot, prepareSnapshot } from '@/lib/snapshot/prepare/prepare-snapshot';

const diagnosticsShown = 10;

/**
 * Checks the content and builds its artifacts where something changed; says what was found.
 * @param knownBuilder fingerprint of the code that runs, where its sources need not be read for it
 */
export async function prepareContent(
  contentFolder: string,
  progress: ProgressLines,
  knownBuilder?: string,
): Promise<PreparedSnapshot> {
  const builder = knownBuilder ?? (await fingerprintSources(builderSources));
  try {
    const prepared = await prepareSnapshot(contentFolder, { builder, begin: progress.begin });
    progress.end();
    if (prepared.wasBuilt) printDiagnostics(prepared.diagnostics);
    return prepared;
  } catch (error) {
    if (!(error instanceof NoQuestions)) throw error;
    for (const diagnostic of error.diagnostics.slice(0, diagnosticsShown))
      console.error(diagnosticLine(diagnostic));
    throw new UserError(error.message);
  }
}

/** A summary, the errors first; `npm run content:check` has them all. */
function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const leftOut = filesLeftOut(diagnostics).length;
  const counts = countByKind(diagnostics).map(
    ({ severity, kind, count }) => `${count} ${kind} (${severity})`,
  );
  console.log(`  Content check: ${counts.join(', ')}; ${leftOut} files left out`);
  // What readers see is not what the file says: each is told, however many there are.
  for (const diagnostic of diagnostics.filter(({ isKept }) => isKept))
    console.error(`stoa: ${diagnosticLine(diagnostic)}`);
  for (const diagnostic of diagnostics.filter(({ kind }) => kind === 'moved').slice(0, diagnosticsShown))
    console.log(`    ${diagnosticLine(diagnostic)}`);
  const errors = diagnostics.filter(({ severity, isKept }) => severity === 'error' && !isKept);
  for (const diagnostic of errors.slice(0, diagnosticsShown))
    console.log(`    ${diagnosticLine(diagnostic)}`);
  if (errors.length > diagnosticsShown) console.log(`    and ${errors.length - diagnosticsShown} more`);
  console.log('    npm run content:check lists all of them');
}
