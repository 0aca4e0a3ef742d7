import path from 'node:path';
import { question } from './hostile/hostile-requests';
import { type Request, send } from './raw-http';
import { serveTarget, type TargetSite } from './serve-target';
import { type TrustGroup, type TrustOptions, type TrustRow, tryAll } from './trust-group';
import { tryAnswerHeaders } from './visitors/answer-headers';
import { tryBytes } from './visitors/bytes';
import { tryDoors } from './visitors/doors';
import { changesBetween, filesOf } from './visitors/kept-files';
import { tryRequests } from './visitors/requests';
import { trySlowClients } from './visitors/slow-clients';
import { tryStrictServer } from './visitors/strict-server';

/** Visitors that mean harm, over sockets of their own: clients of HTTP would put their addresses right. */
export const visitors: TrustGroup = {
  name: 'visitors',
  leftOut: {},
  hasShort: true,
  watchesFolders: true,
  async run(options) {
    // The server has it too: no answer may tell it.
    process.env.STOA_CANARY = 'canary-of-the-environment';
    options.report('serving the test library');
    const site = await serveTarget(options.target, 'e2e/library');
    try {
      const before = await keptBy(site);
      const rows = await tryVisits(site, options);
      return [
        ...rows,
        await tryAll(
          'nothing was left on disk',
          [undefined],
          async () => changesBetween(before, await keptBy(site))[0],
        ),
      ];
    } finally {
      await site.stop();
    }
  },
};

async function tryVisits({ port }: TargetSite, options: TrustOptions): Promise<readonly TrustRow[]> {
  const { target, isQuick, isShort } = options;
  const isExport = target === 'nginx';
  const isSome = isQuick || isShort;
  // Every fifteenth in npm test.
  const some = <T>(all: readonly T[]) => (isSome ? all.filter((_, i) => i % 15 === 0) : all);
  const ask = (address: string, request?: Partial<Request>) => send(port, { target: address, ...request });
  // Which bytes are a request, which clients are too slow, and what is refused unread, nginx decides; what headers a host
  // is told to send with the files of an export, the end-to-end tests look at.
  if (isExport) return tryRequests(ask, { isExport, some });
  // They wait most of their time: all else is tried beside them.
  const slow = trySlowClients(port, question, isSome);
  return [
    ...(await tryRequests(ask, { isExport, some })),
    ...(await tryAnswerHeaders(port)),
    ...(await tryBytes(port)),
    await tryDoors(port),
    // A server of its own, behind a proxy, with bounds that each of several processes counts for itself.
    ...(isShort || target === 'workers' ? [] : await tryStrictServer(target)),
    await slow,
  ];
}

/** But for the meaning of questions, which a server works out by itself once it serves. */
async function keptBy({ folders }: TargetSite): Promise<ReadonlyMap<string, string>> {
  const files = await filesOf(folders);
  return new Map([...files].filter(([file]) => !file.split(path.sep).includes('meaning')));
}
