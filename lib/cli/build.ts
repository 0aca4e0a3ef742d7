import { buildSite } from '@/lib/bundle/build-site';
import { filesLeftOut } from '@/lib/content/diagnostic';
import { createProgressLines } from '@/lib/process/progress-lines';
import { UserError } from '@/lib/process/user-error';
import { encodeOnce } from '@/lib/runtime/keep-meaning';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { parseServeSettings } from '@/lib/runtime/serve-settings';
import { existingContentFolder } from './arguments';
import { command } from './command';

command('build', async ({ given }) => {
  const contentFolder = await existingContentFolder(given.content);
  const progress = createProgressLines(console.log);
  const prepared = await prepareContent(contentFolder, progress);
  const leftOut = filesLeftOut(prepared.diagnostics).length;
  if (given.strict && leftOut > 0) throw new UserError(`${leftOut} files were left out (--strict)`);
  if (!given['content-only']) {
    const built = await buildSite(() => progress.begin('Building the site'));
    progress.end();
    if (!built) console.log('  The site is built already');
  }
  // What is deployed need not have a model: the vectors go with the snapshot. Without them search goes by words alone.
  if (!given['no-meaning'] && parseServeSettings(process.env).hasMeaning) await encodeOnce(contentFolder);
  console.log(`Built: snapshot ${prepared.name}`);
});
