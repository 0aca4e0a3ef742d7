import { tryContentFaults } from './faults/content-faults';
import { tryDamages } from './faults/damages';
import { tryDiskFaults } from './faults/disk-faults';
import { tryKills } from './faults/kills';
import { tryMending } from './faults/mending';
import { tryServedFaults } from './faults/served-faults';
import type { TrustGroup } from './trust-group';

/** What goes wrong with processes, disks and folders: what is served is whole, and what cannot be done is said. */
export const faults: TrustGroup = {
  name: 'faults',
  async run(options) {
    const rows = [...(await tryDamages()), ...(await tryKills(options))];
    if (options.isQuick) return rows;
    rows.push(
      ...(await tryDiskFaults()),
      ...(await tryContentFaults()),
      ...(await tryServedFaults(options)),
      ...(await tryMending()),
    );
    return rows;
  },
};
