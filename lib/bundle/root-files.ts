import path from 'node:path';

/** Folder of the files that a build of the site writes for the root of its addresses. */
export const rootFiles = path.join('.next', 'root');
