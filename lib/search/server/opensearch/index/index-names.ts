/** Raised whenever an index of the format before cannot be searched by this code, or the other way round. */
export const indexFormat = 1;

/** Names of what a library has in a cluster. */
export interface IndexNames {
  /** What is searched: an alias of one index. */
  readonly served: string;
  /** The index before, for rolling back: an alias too. */
  readonly previous: string;
  /** Holds one document while somebody publishes. */
  readonly lock: string;
  /** The index of one whole build. */
  indexOf(build: string): string;
  /** Matches all indexes of builds. */
  readonly allIndexes: string;
}

export function indexNames(prefix: string): IndexNames {
  return {
    served: prefix,
    previous: `${prefix}-previous`,
    lock: `${prefix}-lock`,
    indexOf: (build) => `${prefix}-build${indexFormat}-${build}`,
    allIndexes: `${prefix}-build*`,
  };
}

/**
 * Document of an index that says which build it holds. Documents of questions are named by their numbers, files of the
 * dictionary by the names of search files.
 */
export const manifestId = 'manifest';
