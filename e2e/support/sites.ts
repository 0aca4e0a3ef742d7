/** Where the bundled library is served during the tests; the next port up is the test library's. */
export const bundledPort = Number(process.env.STOA_E2E_PORT ?? 4173);
/** Where the test library, which holds every irregularity, is served. */
export const libraryPort = bundledPort + 1;
/** Where a file for each construct is served, good and bad. */
export const constructsPort = bundledPort + 2;
const target = process.env.STOA_E2E_TARGET;
/** `STOA_E2E_TARGET=nginx` serves the exported site with nginx, as the file beside the folder says. */
export const isNginx = target === 'nginx';
/** `STOA_E2E_TARGET=export` runs the tests against the exported site on a plain file server, but for those of a server. */
export const isExport = isNginx || target === 'export';
/** `STOA_E2E_TARGET=standalone` runs them against folders that `npm run standalone` wrote, outside of the repository. */
export const isStandalone = target === 'standalone';
/** `STOA_E2E_SEARCH=opensearch` has the sites searched on the cluster that `STOA_OPENSEARCH` names. */
export const isOnCluster = process.env.STOA_E2E_SEARCH === 'opensearch';
/** In a pattern, what may stand after the address of a page: a file server leads from a folder to its slash. */
export const slash = isExport && !isNginx ? '/?' : '';
export const librarySite = `http://localhost:${libraryPort}`;
export const constructsSite = `http://localhost:${constructsPort}`;
