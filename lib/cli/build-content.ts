import { createProgressLines } from '@/lib/process/progress-lines';
import { runCommand, systemCode } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { parseArguments } from './arguments';

/** Fingerprint of the sources that a bundle was made of; its code is no newer than that. */
declare const bundledBuilder: string | undefined;

/** What servers run in a process of its own: builds the artifacts of the content alone. */
runCommand(async () => {
  const builder = typeof bundledBuilder === 'string' ? bundledBuilder : undefined;
  const { contentFolder } = await parseArguments(process.argv.slice(2), []);
  const { name } = await prepareContent(contentFolder, createProgressLines(console.log), builder);
  console.log(`Built: snapshot ${name}`);
}, systemCode);
