import { AsyncLocalStorage } from 'node:async_hooks';
import type { Library } from './library';

// Pages are bundled apart from the server that opens the library, so the two share one handle, not one module.
const handle = Symbol.for('stoa.library');
interface Handle {
  /** What is served now. */
  served?: Library;
  /** What a request began with: all that is made for it sees that one, though another is served meanwhile. */
  readonly ofRequest: AsyncLocalStorage<Library>;
}
type Shared = { [handle]?: Handle };

function shared(): Handle {
  const place = globalThis as Shared;
  place[handle] ??= { ofRequest: new AsyncLocalStorage() };
  return place[handle];
}

/**
 * The library that is being served. Throws where none was opened: pages are served by `npm start` or `npm run dev`.
 * @example
 * const question = currentLibrary().catalog.find('biology/what-is-a-cell');
 */
export function currentLibrary(): Library {
  const { ofRequest, served } = shared();
  const library = ofRequest.getStore() ?? served;
  if (library === undefined)
    throw new Error('No library is open: serve the site with npm start or npm run dev.');
  return library;
}

/** Makes a library the one that pages see. */
export function setCurrentLibrary(library: Library): void {
  shared().served = library;
}

/** Runs a task, and all that it waits for, with one library, whichever is served meanwhile. */
export function withLibrary<T>(library: Library, task: () => T): T {
  return shared().ofRequest.run(library, task);
}
