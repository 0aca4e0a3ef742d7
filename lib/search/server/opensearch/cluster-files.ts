import { createBoundedCache } from '@/lib/concurrency/bounded-cache';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { type Analysis, createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { HitsRequest } from '@/lib/search/format/files/search-file';
import { encodeBlock, type StoredDocument } from '@/lib/search/format/files/stored-block';
import { answerPassage } from '@/lib/search/format/protocol/answer-passage';
import type { ClusterClient } from './client/cluster-client';
import type { ShownSource } from './index/document-body';
import { readManifest } from './served-index';

/** Bytes of dictionary files kept: a library of a million questions has some 20 MB. */
const cacheBytes = 64_000_000;

interface StoredFile {
  readonly data: string;
}

/** What an engine reads of an index by name: its manifest, terms and words without postings, and what is shown of hits. */
export function createClusterFiles(client: Pick<ClusterClient, 'read'>, index: string): SearchFiles {
  const kept = createBoundedCache<string, Uint8Array>(cacheBytes, (payload) => payload.length);
  const readMany = createBatches((ids: readonly string[]) => readSources<StoredFile>(client, index, ids));
  let analysis: Analysis | undefined;
  return {
    async manifest() {
      const { source } = await readManifest(client, index, ['data', 'format', 'language']);
      const { data, language } = source;
      analysis = createAnalysis(language);
      return Buffer.from(data, 'base64');
    },
    async file(name) {
      const found = kept.get(name);
      if (found !== undefined) return found;
      const source = await readMany(name);
      if (source === undefined) throw new Error(`The index holds no file ${name}.`);
      const payload = Buffer.from(source.data, 'base64');
      kept.set(name, payload);
      return payload;
    },
    async hits(request) {
      const numbers = [...request.documents, ...request.passagesOf];
      const sources = await readSources<ShownSource>(client, index, numbers.map(String));
      const shown = numbers.map((number, i) => {
        const source = sources[i];
        if (source === undefined) throw new Error(`The index stores no document ${number}.`);
        return shownOf(source, request, analysis);
      });
      return encodeBlock(shown);
    },
  };
}

/** With the passage that says most of what was searched for, as a server picks it from files. */
function shownOf(
  { question, slug, passage, prose }: ShownSource,
  { words }: HitsRequest,
  analysis: Analysis | undefined,
): StoredDocument {
  if (words.length === 0 || analysis === undefined) return { question, slug, passage };
  return { question, slug, passage: answerPassage(prose, { title: question, words, analysis }) };
}

interface Fetched<T> {
  readonly docs: readonly { readonly _id: string; readonly _source?: T }[];
}

/** Documents by their names, in the order of the names; undefined where there is none. */
export async function readSources<T>(
  client: Pick<ClusterClient, 'read'>,
  index: string,
  ids: readonly string[],
  fields: readonly string[] = [],
): Promise<(T | undefined)[]> {
  if (ids.length === 0) return [];
  const answer = (await client.read({
    method: 'POST',
    path: `/${index}/_mget?preference=_local&filter_path=docs._id,docs._source&_source_includes=${fields.join(',')}`,
    body: JSON.stringify({ ids }),
  })) as Fetched<T>;
  const found = new Map(answer.docs.map(({ _id, _source }) => [_id, _source]));
  return ids.map((id) => found.get(id));
}

/** Asks at once for all that is wanted at the same moment. */
function createBatches<T>(
  readAll: (ids: readonly string[]) => Promise<readonly (T | undefined)[]>,
): (id: string) => Promise<T | undefined> {
  let waiting: { readonly ids: string[]; readonly answer: Promise<readonly (T | undefined)[]> } | undefined;
  const begin = () => {
    const ids: string[] = [];
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting = undefined;
      return readAll(ids);
    });
    return { ids, answer };
  };
  return async (id) => {
    waiting ??= begin();
    const { ids, answer } = waiting;
    const at = ids.push(id) - 1;
    return (await answer)[at];
  };
}
