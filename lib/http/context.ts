import type { IncomingMessage } from 'node:http';
import type { ClientGroup } from '@/lib/concurrency/client-group';
import type { Semaphore } from '@/lib/concurrency/semaphore';
import type { TokenBucket } from '@/lib/concurrency/token-bucket';
import type { OpenedLibrary } from '@/lib/library/open-library';
import type { PickHits } from '@/lib/search/server/picked-hits';
import type { PickParts } from '@/lib/search/server/picked-parts';
import type { TrustedProxies } from './clients/client-address';
import type { NextHandler } from './pages/capture';
import type { FinishedPage, PageCache } from './pages/page-cache';
import type { SharedPageCache } from './pages/shared-page-cache';
import type { Address } from './routes/address';
import type { LibraryFolder } from './send/library-folder';
import type { StaticSource } from './send/static-files';

/** What is served of one snapshot of the content. */
export interface ServedContent {
  /** Name of the snapshot. */
  readonly snapshot: string;
  readonly library: OpenedLibrary;
  readonly sources: readonly StaticSource[];
  /** Pictures and files of the library, of this snapshot and of those kept for open tabs; none, where nothing is said. */
  readonly files?: readonly LibraryFolder[];
  readonly pickHits: PickHits;
  readonly pickParts: PickParts;
  /** Whether this snapshot turned out to be damaged, as whoever could not be answered from it asks. */
  readonly isDamaged?: () => Promise<boolean>;
}

export interface HttpHandlerOptions extends ServedContent {
  readonly next: NextHandler;
  /** Names the built site; '' in development. */
  readonly site?: string;
  /** Inline scripts of the site's own, word for word. */
  readonly knownScripts: readonly string[];
  readonly log: (message: string) => void;
  /** What is wrong with where snapshots come from, for `/readyz`; undefined where nothing is, or nobody could say. */
  readonly storageTrouble?: () => string | undefined;
  /** Bytes of pages and files kept in memory (96 MB); 0 where each is asked for once. */
  readonly cachedBytes?: number;
  /** Pages that other processes made, of a snapshot; undefined where nothing is shared. */
  readonly sharedPages?: (content: ServedContent) => SharedPageCache;
  /** Pages made anew that one client may ask for a minute; 0, which is usual, counts nobody. */
  readonly searchRate?: number;
  /** By whom clients are told apart behind a proxy; none, which is usual, believes no header. */
  readonly trustedProxies?: TrustedProxies;
  /** Told of each answer when it is on its way. */
  readonly onAnswer?: (answer: Answered) => void;
  /** In development nothing is kept, and Next answers its own requests. */
  readonly isDevelopment?: boolean;
}

/** What may be logged of an answer: nothing that tells who asked, nor what was searched for. */
export interface Answered {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** What a request is answered from. */
export interface Context extends HttpHandlerOptions {
  readonly pages: PageCache;
  readonly shared: SharedPageCache | undefined;
  /** Files that questions are taken along in. */
  readonly taken: PageCache;
  readonly notFoundPage: { made?: Promise<FinishedPage> };
  readonly notFoundAllowance: TokenBucket;
  /** Name of the client of a request. */
  readonly clientOf: (request: IncomingMessage) => string;
  /** Who waits for each page that is being made, by its key. */
  readonly groupOf: Map<string, ClientGroup>;
  readonly searches: Semaphore;
  /** Pages that are made to be kept. */
  readonly making: Semaphore;
  /** Such files that are being made. */
  readonly taking: Semaphore;
  /** Counts a request for what is made anew; the seconds its client has to wait, 0 for none. */
  readonly waitOf: (request: IncomingMessage) => number;
  readonly lost: Semaphore;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request, as whoever answers it sees it. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly address: Address;
  readonly context: Context;
  /** Tells when its reader has left or has his answer, until what is returned is called. */
  readonly onLeave: (report: () => void) => () => void;
}
