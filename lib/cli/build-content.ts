import { createProgressLines } from '@/lib/process/progress-lines';
import { systemCode } from '@/lib/process/user-error';
import { prepareContent } from '@/lib/runtime/prepare-content';
import { existingContentFolder } from './arguments';
import { command } from './command';

/** Fingerprint of the sources that a bundle was made of; its code is no newer than that. */
declare const bundledBuilder: string | undefined;

/** What servers run in a process of its own: builds the artifacts of the content alone. */
command(
  'build-content',
  async ({ given }) => {
    const builder = typeof bundledBuilder === 'string' ? bundledBuilder : undefined;
    const contentFolder = await existingContentFolder(given.content);
    const { name } = await prepareContent(contentFolder, createProgressLines(console.log), builder);
    console.log(`Built: snapshot ${name}`);
  },
  systemCode,
);
