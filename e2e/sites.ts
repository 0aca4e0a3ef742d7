/** Where the bundled library is served during the tests; the next port up is the test library's. */
export const bundledPort = Number(process.env.STOA_E2E_PORT ?? 4173);
/** Where the test library, which holds every irregularity, is served. */
export const libraryPort = bundledPort + 1;
/** `STOA_E2E_TARGET=export` runs the tests against the exported site on a plain file server, but for those of a server. */
export const isExport = process.env.STOA_E2E_TARGET === 'export';
/** `STOA_E2E_TARGET=standalone` runs them against folders that `npm run standalone` wrote, outside of the repository. */
export const isStandalone = process.env.STOA_E2E_TARGET === 'standalone';
/** In a pattern, what may stand after the address of a page: a file server leads from a folder to its slash. */
export const slash = isExport ? '/?' : '';
export const librarySite = `http://localhost:${libraryPort}`;
