/** Where the library of a standalone folder lies in it, beside the server. */
export const standaloneLibrary = 'library';
