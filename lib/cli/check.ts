import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { countByKind, type Diagnostic } from '@/lib/content/diagnostic';
import { UserError } from '@/lib/process/user-error';
import { NoQuestions, type WithheldQuestion } from '@/lib/snapshot/build/arrange-files';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { checkGoldenQueries } from '@/lib/snapshot/prepare/check-golden-queries';
import { previousSnapshot } from '@/lib/snapshot/prepare/previous-snapshot';
import { type ProposedLinks, proposeLinks } from '@/lib/snapshot/prepare/propose-links';
import { removeOrphans, stagingNames } from '@/lib/snapshot/store/orphans';
import { existingContentFolder } from './arguments';
import { command } from './command';
import { closingLines, diagnosticLines, filesNotOnSite } from './lines/check-lines';

/** Links that are shown; all of them stand in the JSON. */
const maxShown = 20;

command('check', async ({ given: { content, json } }) => {
  const contentFolder = await existingContentFolder(content);
  await removeOrphans(os.tmpdir(), 'checks');
  const folder = await mkdtemp(path.join(os.tmpdir(), stagingNames.checking(process.pid)));
  try {
    // What is served of broken files, and what has moved, the last build knows.
    const previous = await previousSnapshot(contentFolder);
    const built = await buildSnapshot(contentFolder, folder, () => () => {}, { previous });
    const { questions, subjects, withheld } = built;
    const diagnostics = [...built.diagnostics, ...(await checkGoldenQueries(contentFolder, folder))];
    const proposed = await proposeLinks(contentFolder, folder);
    report(diagnostics, { questions, subjects, withheld, proposed, json });
    if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof NoQuestions)) throw error;
    report(error.diagnostics, { questions: 0, subjects: 0, withheld: [], proposed: undefined, json });
    throw new UserError(error.message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function report(
  diagnostics: readonly Diagnostic[],
  found: {
    questions: number;
    subjects: number;
    withheld: readonly WithheldQuestion[];
    proposed: ProposedLinks | undefined;
    json: boolean;
  },
): void {
  const { questions, subjects, withheld, proposed } = found;
  const counts = countByKind(diagnostics);
  const missing = filesNotOnSite(diagnostics, withheld);
  const leftOut = missing.length - withheld.length;
  if (found.json) {
    console.log(
      JSON.stringify(
        { questions, subjects, leftOut, withheld, notOnSite: missing, counts, faults: diagnostics, proposed },
        null,
        1,
      ),
    );
    return;
  }
  for (const line of diagnosticLines(diagnostics)) console.log(line);
  if (diagnostics.length > 0) console.log('');
  for (const { severity, kind, count } of counts) console.log(`${severity} ${kind}: ${count}`);
  for (const line of proposalLines(proposed)) console.log(line);
  for (const line of closingLines({ questions, subjects }, missing)) console.log(line);
}

/** Nothing is wrong: it is what an author may want to add. */
function proposalLines(proposed: ProposedLinks | undefined): readonly string[] {
  if (proposed === undefined || proposed.links.length === 0) return [];
  const { by, links } = proposed;
  const shown = links.slice(0, maxShown);
  const count =
    links.length > shown.length ? `the ${shown.length} strongest of ${links.length}` : links.length;
  return [
    `hint: questions that name few related ones, with what is most like them by ${by} (${count}; all with --json):`,
    ...shown.map(({ from, to }) => `  ${from} and ${to}`),
    '',
  ];
}
