import { countByKind, type Fault, faultLine } from '@/lib/content/diagnostic';
import { NoQuestions } from '@/lib/snapshot/build/arrange-files';
import { type PreparedGeneration, prepareGeneration } from '@/lib/snapshot/prepare/prepare-snapshot';
import type { ProgressLines } from '@/lib/process/progress-lines';
import { builderSources, fingerprintSources } from '@/lib/bundle/source-fingerprint';
import { UserError } from '@/lib/process/user-error';

const faultsShown = 10;

/**
 * Checks the content and builds its artefacts where something changed; says what was found.
 * @param knownBuilder fingerprint of the code that runs, where its sources need not be read for it
 */
export async function prepareContent(
  contentFolder: string,
  progress: ProgressLines,
  knownBuilder?: string,
): Promise<PreparedGeneration> {
  const builder = knownBuilder ?? (await fingerprintSources(builderSources));
  try {
    const prepared = await prepareGeneration(contentFolder, { builder, begin: progress.begin });
    progress.end();
    if (prepared.wasBuilt) sayFaults(prepared.faults);
    return prepared;
  } catch (error) {
    if (!(error instanceof NoQuestions)) throw error;
    for (const fault of error.faults.slice(0, faultsShown)) console.error(faultLine(fault));
    throw new UserError(error.message);
  }
}

/** A summary, the errors first; `npm run content:check` has them all. */
function sayFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const leftOut = faults.filter((fault) => fault.leftOut).length;
  const counts = countByKind(faults).map(({ severity, kind, count }) => `${count} ${kind} (${severity})`);
  console.log(`  Content check: ${counts.join(', ')}; ${leftOut} files left out`);
  const errors = faults.filter((fault) => fault.severity === 'error');
  for (const fault of errors.slice(0, faultsShown)) console.log(`    ${faultLine(fault)}`);
  if (errors.length > faultsShown) console.log(`    and ${errors.length - faultsShown} more`);
  console.log('    npm run content:check lists all of them');
}
