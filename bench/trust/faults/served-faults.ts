import type { TrustOptions, TrustRow } from '../trust-group';
export async function tryServedFaults(_: TrustOptions): Promise<readonly TrustRow[]> {
  return [];
}
