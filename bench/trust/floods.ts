import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tryEndedThreads } from './floods/ended-threads';
import { trySearchFloods } from './floods/search';
import { trySlowAnswers } from './floods/slow-answers';
import type { TrustGroup, TrustOptions, TrustRow } from './trust-group';

/** One client that asks for more than its share, or threads that end at any moment: everybody else is served as before. */
export const floods: TrustGroup = {
  name: 'floods',
  isAlone: true,
  leftOut: {
    workers: 'each process has turns of its own: a client of one is no client of the other',
    nginx: 'an export has no program that searches',
  },
  async run(options) {
    const rows = await trySearchFloods(options);
    // Trials that a server is told of when it starts, with nothing made ahead already.
    return options.isQuick || options.target !== 'server' ? rows : [...rows, ...(await tryAnswers(options))];
  },
};

async function tryAnswers({ report }: TrustOptions): Promise<readonly TrustRow[]> {
  const library = await mkdtemp(path.join(tmpdir(), 'stoa-floods-'));
  try {
    return [...(await trySlowAnswers(library, report)), ...(await tryEndedThreads(library, report))];
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}
