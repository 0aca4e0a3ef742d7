import type { RunningStorage } from './start-storage';

/** What trials share. */
export interface StorageTrial {
  readonly storage: RunningStorage;
  /** The folder of artifacts of a library that is built. */
  readonly root: string;
  /** The folder of servers for what they read. */
  readonly cache: string;
}
