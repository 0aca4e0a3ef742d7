import type { IncomingMessage } from 'node:http';
import type { Askers } from '@/lib/concurrency/client-group';
import type { Gate } from '@/lib/concurrency/semaphore';
import type { OpenedLibrary } from '@/lib/library/open-library';
import type { PickHits } from '@/lib/search/server/picked-hits';
import type { PickParts } from '@/lib/search/server/picked-parts';
import type { Allowance } from '@/lib/concurrency/token-bucket';
import type { NextHandler } from './pages/capture';
import type { TrustedProxies } from './clients/client-address';
import type { FinishedPage, KeptPages } from './pages/page-cache';
import type { SharedPages } from './pages/shared-page-cache';
import type { StaticSource } from './send/static-files';

/** What is served of one generation of the content. */
export interface ServedContent {
  /** Name of the generation. */
  readonly generation: string;
  readonly library: OpenedLibrary;
  readonly sources: readonly StaticSource[];
  readonly pickHits: PickHits;
  readonly pickParts: PickParts;
  /** Whether this generation turned out to be damaged, as whoever could not be answered from it asks. */
  readonly isDamaged?: () => Promise<boolean>;
}

export interface FrontOptions extends ServedContent {
  readonly next: NextHandler;
  /** Inline scripts of the site's own, word for word. */
  readonly knownScripts: readonly string[];
  readonly log: (message: string) => void;
  /** Addresses of the fonts that formulas need: asked for ahead, so that no line moves when they arrive. */
  readonly formulaFonts?: readonly string[];
  /** Bytes of pages and files kept in memory (96 MB); 0 where each is asked for once. */
  readonly keptBytes?: number;
  /** Pages that other processes made, of a generation; undefined where nothing is shared. */
  readonly sharedPages?: (content: ServedContent) => SharedPages;
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
export interface Context extends FrontOptions {
  readonly pages: KeptPages;
  readonly shared: SharedPages | undefined;
  readonly lostPage: { made?: Promise<FinishedPage> };
  readonly lostAllowance: Allowance;
  /** Name of the client of a request. */
  readonly clientOf: (request: IncomingMessage) => string;
  /** Who waits for each page that is being made, by its key. */
  readonly askersOf: Map<string, Askers>;
  readonly searches: Gate;
  /** Pages that are made to be kept. */
  readonly making: Gate;
  /** Counts a request for what is made anew; the seconds its client has to wait, 0 for none. */
  readonly waitOf: (request: IncomingMessage) => number;
  readonly lost: Gate;
  readonly headers: Readonly<Record<string, string>>;
}
