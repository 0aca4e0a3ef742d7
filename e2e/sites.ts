/** Where the bundled library is served during the tests. */
export const bundledPort = 4173;
/** Where the test library, which holds every irregularity, is served. */
export const libraryPort = 4174;
export const librarySite = `http://localhost:${libraryPort}`;
