import { TookTooLong } from '@/lib/concurrency/run-within';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import { createShare, type Use } from '@/lib/concurrency/share';
import type { SubjectGraph } from '@/lib/map/subject-graph';
import type { HitsRequest } from '@/lib/search/format/files/search-file';
import type { PartsRequest } from '@/lib/search/format/protocol/parts-request';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import type { SentencePassage } from '@/lib/text/excerpts/passage';
import { readerSignal } from './reader-signal';
import { createServerThreads, type ServerThreads } from './server-threads';

/** What the threads do for one snapshot. */
export interface UsedThreads {
  /** Never rejects: what went wrong comes back as `failed`. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** @throws where too many wait already, or it was stopped */
  subjectGraph(subject: string, related?: Uint32Array): Promise<SubjectGraph>;
  /** @throws the same */
  pickHits(request: HitsRequest, others: readonly string[]): Promise<Uint8Array | undefined>;
  /** @throws the same */
  pickParts(request: PartsRequest, others: readonly string[]): Promise<Uint8Array | undefined>;
  /** What the index says of one subject, packed; undefined where it knows no such subject. @throws the same */
  packSubject(subject: string): Promise<Uint8Array | undefined>;
  /** The first sentences of some answers. @throws the same */
  openings(paths: readonly string[]): Promise<readonly (readonly SentencePassage[])[]>;
  /** Begins the threads, and has each open the search files; resolves when all have. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** One for the process: all snapshots that are open at a time share its threads, which take long to begin. */
const share = createShare<ServerThreads>();

/**
 * The threads of this process for one folder of search files. They begin when they are first wanted, and end with the last
 * who uses them.
 * @param onFailure called with what goes wrong, without what was searched for
 */
export function shareServerThreads(folder: string, onFailure: (reason: string) => void): UsedThreads {
  let used: Use<ServerThreads> | undefined;
  let opening: Promise<void> | undefined;
  const use = () => {
    if (used === undefined) {
      used = share('', () => createServerThreads({ onError: onFailure }));
      opening = used.value.open(folder);
    }
    return used.value;
  };
  return {
    search: (request) =>
      use()
        .run({ kind: 'search', folder, request })
        .catch((error: unknown) => failed(error, onFailure)),
    subjectGraph: (subject, related) => use().run({ kind: 'graph', folder, subject, related }),
    pickHits: (request, others) => use().run({ kind: 'hits', folder, others, request }),
    pickParts: (request, others) => use().run({ kind: 'parts', folder, others, request }),
    packSubject: (subject) => use().run({ kind: 'subject', folder, subject }),
    openings: (paths) => use().run({ kind: 'openings', folder, paths }),
    async open() {
      use();
      await opening;
    },
    async close() {
      used?.value.forget(folder);
      await used?.leave();
    },
  };
}

/** What a reader is told, and what the log is. */
function failed(error: unknown, onFailure: (reason: string) => void): SearchAnswer {
  if (error instanceof SemaphoreFull)
    return { status: 'failed', reason: 'Many are searching just now. Please try again in a moment.' };
  if (error instanceof TookTooLong) {
    onFailure(`a search was stopped: it ${error.message}`);
    return {
      status: 'failed',
      reason: 'This search took too long and was stopped. Please try it with fewer words.',
    };
  }
  if (!readerSignal()?.aborted) onFailure(`a search failed: ${String(error)}`);
  return { status: 'failed', reason: 'The search stopped with an error. Please try again.' };
}
