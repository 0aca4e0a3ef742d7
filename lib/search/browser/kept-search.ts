import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { keptSearchAbout } from '@/lib/site/paths';
import { createSearchEngine, type SearchEngine } from '../engine/search-engine';
import { createFetchFiles } from './fetch-files';

/** Searches what the reader keeps; undefined where nothing is kept, or nobody answers with it. */
export type KeptSearch = (request: SearchRequest, signal: AbortSignal) => Promise<SearchAnswer | undefined>;

interface About {
  /** Names the index of what is kept now. */
  readonly build: string;
  /** How many questions are kept, and of how many. */
  readonly questions: number;
  readonly of: number;
}

/** @param dataUrl where the worker of the site answers with the search files of what is kept */
export function createKeptSearch(dataUrl: string, fetchFile: typeof fetch = fetch): KeptSearch {
  let opened: { readonly build: string; readonly engine: SearchEngine } | undefined;
  return async (request, signal) => {
    const about = await loadAbout(dataUrl + keptSearchAbout, fetchFile);
    if (!about) return undefined;
    const { build } = about;
    if (opened?.build !== build) {
      const files = createFetchFiles({ dataUrl, fetch: fetchFile });
      // Chosen passages are files of their own, of which none are kept.
      opened = { build, engine: createSearchEngine({ manifest: files.manifest, file: files.file }) };
    }
    const answer = await opened.engine.search(request, signal);
    return answer.status === 'ok' ? { ...answer, kept: keptMessage(about) } : answer;
  };
}

/** “Searching what you keep: 120 of 2,000 questions.” */
function keptMessage({ questions, of }: About): string {
  return `Searching what you keep: ${questions.toLocaleString('en')} of ${of.toLocaleString('en')} questions.`;
}

async function loadAbout(address: string, fetchFile: typeof fetch): Promise<About | undefined> {
  try {
    const response = await fetchFile(address);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
