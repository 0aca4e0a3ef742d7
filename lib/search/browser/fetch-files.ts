import type { SearchFiles } from '../engine/search-files';
import { hitsName, manifestName, openFile } from '../format/search-file';

const timeoutMs = 15_000;

export interface FetchFilesOptions {
  /** Address of the folder with the search files, with a closing slash. */
  readonly dataUrl: string;
  /** Whether a server of this site answers there, which picks out hits; else there are only files. */
  readonly hasServer?: boolean;
  readonly fetch?: typeof fetch;
}

/**
 * The search files by `fetch`. What does not arrive whole (an error, a page of a captive portal, a transfer cut short)
 * is asked for once more, past every cache, and then throws an Error that can be shown to the reader.
 */
export function createFetchFiles({
  dataUrl,
  hasServer = false,
  fetch: fetchFile = fetch,
}: FetchFilesOptions): SearchFiles {
  let picksHits = hasServer;
  const load = async (name: string, cache: RequestCache) => {
    const response = await fetchFile(dataUrl + name, { cache, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok)
      throw new Error(`The search data could not be loaded (the server answered ${response.status}).`);
    return openFile(name, new Uint8Array(await response.arrayBuffer()));
  };
  const loadTwice = async (name: string) => {
    try {
      return await load(name, 'default');
    } catch {
      return await load(name, 'reload').catch((error: unknown) => {
        throw error instanceof TypeError
          ? new Error('The search data could not be loaded. Is there a connection?')
          : error;
      });
    }
  };
  return {
    manifest: () => loadTwice(manifestName),
    file: loadTwice,
    async hits(build, documents) {
      if (!picksHits) return undefined;
      try {
        return await load(hitsName(build, documents), 'default');
      } catch {
        // Perhaps there are only files after all: the whole blocks say so, or arrive.
        picksHits = false;
        return undefined;
      }
    },
  };
}
