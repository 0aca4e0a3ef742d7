import { leaveOnUncaught } from '@/lib/process/uncaught';
import type { HelperAnswer, HelperTask } from './export-helpers';
import { openPageSite } from './page-site';

/** A process that makes pages for an export beside the one that writes them, until that one is done or gone. */
const answer = (said: HelperAnswer) => process.send?.(said);
leaveOnUncaught((message) => console.error(`stoa: ${message}`));
process.once('disconnect', () => process.exit(0));
process.once('message', async ({ snapshot, options }: HelperTask) => {
  const { port } = await openPageSite(snapshot, options, (plain) => answer({ plain }));
  answer({ port });
});
