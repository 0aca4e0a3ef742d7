import { parseArguments } from './arguments';
import { buildSite } from './build-site';
import { prepareContent } from './prepare';
import { createProgressLines } from './progress-lines';
import { runCommand, UserError } from './user-error';

/** Builds what serving needs: the artefacts of the content (`--content-only`: these alone) and the site. */
runCommand(async () => {
  const { contentFolder, switches } = await parseArguments(process.argv.slice(2), ['strict', 'content-only']);
  const progress = createProgressLines(console.log);
  const prepared = await prepareContent(contentFolder, progress);
  const leftOut = prepared.faults.filter((fault) => fault.leftOut).length;
  if (switches.has('strict') && leftOut > 0) throw new UserError(`${leftOut} files were left out (--strict)`);
  if (!switches.has('content-only')) {
    const built = await buildSite(() => progress.begin('Building the site'));
    progress.end();
    if (!built) console.log('  The site is built already');
  }
  console.log(`Built: generation ${prepared.name}`);
});
