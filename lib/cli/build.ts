import { buildSite } from '@/lib/bundle/build-site';
import { createProgressLines } from '@/lib/process/progress-lines';
import { runCommand, UserError } from '@/lib/process/user-error';
import { encodeOnce } from '@/lib/runtime/keep-meaning';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { parseServeSettings } from '@/lib/runtime/serve-settings';
import { parseArguments } from './arguments';

/** Builds what serving needs: the artifacts of the content (`--content-only`: these alone), the site, and
 * what its questions mean (`--no-meaning`: not that). */
runCommand(async () => {
  const { contentFolder, switches } = await parseArguments(process.argv.slice(2), [
    'strict',
    'content-only',
    'no-meaning',
  ]);
  const progress = createProgressLines(console.log);
  const prepared = await prepareContent(contentFolder, progress);
  const leftOut = prepared.diagnostics.filter((diagnostic) => diagnostic.leftOut).length;
  if (switches.has('strict') && leftOut > 0) throw new UserError(`${leftOut} files were left out (--strict)`);
  if (!switches.has('content-only')) {
    const built = await buildSite(() => progress.begin('Building the site'));
    progress.end();
    if (!built) console.log('  The site is built already');
  }
  // What is deployed need not have a model: the vectors go with the snapshot. Without them search goes by words alone.
  if (!switches.has('no-meaning') && parseServeSettings(process.env).hasMeaning)
    await encodeOnce(contentFolder);
  console.log(`Built: snapshot ${prepared.name}`);
});
