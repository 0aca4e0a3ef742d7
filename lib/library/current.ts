import type { Library } from './library';

// Pages are bundled apart from the server that opens the library, so the two share one handle, not one module.
const handle = Symbol.for('stoa.library');
type Shared = { [handle]?: Library };

/** The library being served. Throws where none was opened: pages are served by `npm start` or `npm run dev`. */
export function currentLibrary(): Library {
  const library = (globalThis as Shared)[handle];
  if (library === undefined)
    throw new Error('No library is open: serve the site with npm start or npm run dev.');
  return library;
}

/** Makes a library the one that pages see. */
export function setCurrentLibrary(library: Library): void {
  (globalThis as Shared)[handle] = library;
}
