import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { countByKind, type Fault, faultLine } from '@/lib/content/diagnostic';
import { NoQuestions } from '@/lib/snapshot/build/arrange-files';
import { buildGeneration } from '@/lib/snapshot/build/build-snapshot';
import { checkGoldenQueries } from '@/lib/snapshot/prepare/check-golden-queries';
import { asideNames, clearLeftOvers } from '@/lib/snapshot/store/orphans';
import { type ProposedLinks, proposeLinks } from '@/lib/snapshot/prepare/propose-links';
import { parseArguments } from './arguments';
import { runCommand, UserError } from '@/lib/process/user-error';

/** Links that are shown; all of them stand in the JSON. */
const mostShown = 20;

/** Reads the whole library and reports every fault: exit 1 on errors, 0 on warnings alone. */
runCommand(async () => {
  const { contentFolder, switches } = await parseArguments(process.argv.slice(2), ['json']);
  await clearLeftOvers(os.tmpdir(), 'checks');
  const folder = await mkdtemp(path.join(os.tmpdir(), asideNames.checking(process.pid)));
  try {
    const built = await buildGeneration(contentFolder, folder, () => () => {});
    const { questions, subjects } = built;
    const faults = [...built.faults, ...(await checkGoldenQueries(contentFolder, folder))];
    const proposed = await proposeLinks(contentFolder, folder);
    report(faults, { questions, subjects, proposed, json: switches.has('json') });
    if (faults.some((fault) => fault.severity === 'error')) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof NoQuestions)) throw error;
    report(error.faults, { questions: 0, subjects: 0, proposed: undefined, json: switches.has('json') });
    throw new UserError(error.message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function report(
  faults: readonly Fault[],
  found: {
    questions: number;
    subjects: number;
    proposed: ProposedLinks | undefined;
    json: boolean;
  },
): void {
  const { questions, subjects, proposed } = found;
  const counts = countByKind(faults);
  const leftOut = faults.filter((fault) => fault.leftOut).length;
  if (found.json) {
    console.log(JSON.stringify({ questions, subjects, leftOut, counts, faults, proposed }, null, 1));
    return;
  }
  for (const fault of faults) console.log(`${fault.severity}: ${faultLine(fault)}`);
  if (faults.length > 0) console.log('');
  for (const { severity, kind, count } of counts) console.log(`${severity} ${kind}: ${count}`);
  for (const line of proposalLines(proposed)) console.log(line);
  console.log(`${questions} questions in ${subjects} subjects; ${leftOut} files left out`);
}

/** Nothing is wrong: it is what an author may want to add. */
function proposalLines(proposed: ProposedLinks | undefined): readonly string[] {
  if (proposed === undefined || proposed.links.length === 0) return [];
  const { by, links } = proposed;
  const shown = links.slice(0, mostShown);
  const count =
    links.length > shown.length ? `the ${shown.length} strongest of ${links.length}` : links.length;
  return [
    `hint: questions that name few related ones, with what is most like them by ${by} (${count}; all with --json):`,
    ...shown.map(({ from, to }) => `  ${from} and ${to}`),
    '',
  ];
}
