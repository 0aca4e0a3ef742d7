import { trySearchFloods } from './floods/search';
import type { TrustGroup } from './trust-group';

/** One client that asks for more than its share: everybody else is served as before. */
export const floods: TrustGroup = {
  name: 'floods',
  run: (options) => trySearchFloods(options),
};
