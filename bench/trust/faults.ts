import { tryContentFaults } from './faults/content-faults';
import { tryDamages } from './faults/damages';
import { tryDiskFaults } from './faults/disk-faults';
import { tryKills } from './faults/kills';
import { tryFixing } from './faults/mending';
import { tryServedFaults } from './faults/served-faults';
import { tryWorkerKills } from './faults/worker-kills';
import { serverOnly } from './targets';
import { type TrustGroup, tryParts } from './trust-group';

/** What goes wrong with processes, disks and folders: what is served is whole, and what cannot be done is said. */
export const faults: TrustGroup = {
  name: 'faults',
  isAlone: true,
  leftOut: serverOnly('they happen to what builds, and each server of it is set up for its fault'),
  run: (options) =>
    tryParts(options, [
      { name: 'damages', isQuick: true, run: tryDamages },
      { name: 'kills', isQuick: true, run: tryKills },
      { name: 'disk', run: tryDiskFaults },
      { name: 'content', run: tryContentFaults },
      { name: 'served', run: tryServedFaults },
      { name: 'mending', run: tryFixing },
      { name: 'workers', run: tryWorkerKills },
    ]),
};
