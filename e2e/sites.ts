/** Where the bundled library is served during the tests; the next port up is the test library's. */
export const bundledPort = Number(process.env.STOA_E2E_PORT ?? 4173);
/** Where the test library, which holds every irregularity, is served. */
export const libraryPort = bundledPort + 1;
export const librarySite = `http://localhost:${libraryPort}`;
