import { fileNames } from '../format/file-names';
import type { Manifest } from '../format/manifest';
import { decodeBlock, documentsPerBlock, type StoredDocument } from '../format/stored-block';
import { createRecentCache } from './recent-cache';
import type { SearchFiles } from './search-files';

/** Documents kept by themselves. */
const keptDocuments = 500;

/**
 * Reads what is shown of documents: those of one search in one request where a server can pick them out, else in the
 * blocks that hold them and their neighbours.
 */
export function createStoredReader(
  files: SearchFiles,
  manifest: Pick<Manifest, 'build' | 'amended'>,
  options: { readonly cachedFiles: number },
): (documents: readonly number[]) => Promise<StoredDocument[]> {
  const blocks = createRecentCache<readonly StoredDocument[]>(options.cachedFiles);
  const names = fileNames(manifest);
  const single = new Map<number, StoredDocument>();
  const inBlock = async (document: number) => {
    const number = Math.floor(document / documentsPerBlock);
    const block = await blocks.get(number, async () => decodeBlock(await files.file(names.block(number))));
    return block[document % documentsPerBlock];
  };
  const pickOut = async (documents: readonly number[]) => {
    const payload = documents.length > 0 ? await files.hits?.(manifest.build, documents) : undefined;
    if (payload === undefined) return [];
    return decodeBlock(payload).map((stored, i) => [documents[i] as number, stored] as const);
  };
  return async (documents) => {
    const known = new Map(single);
    for (const [document, stored] of await pickOut(documents.filter((document) => !known.has(document)))) {
      known.set(document, stored);
      keep(single, document, stored);
    }
    return Promise.all(
      documents.map(async (document) => {
        const stored = known.get(document) ?? (await inBlock(document));
        if (stored === undefined) throw new RangeError(`The search index stores no document ${document}.`);
        return stored;
      }),
    );
  };
}

function keep(kept: Map<number, StoredDocument>, document: number, stored: StoredDocument): void {
  kept.set(document, stored);
  const oldest = kept.size > keptDocuments ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
}
