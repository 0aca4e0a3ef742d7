import { chunkOf } from '@/lib/search/engine/read/first-terms';
import { type IndexReader, loadIndexReader } from '@/lib/search/engine/read/index-reader';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { nearWords } from '@/lib/search/engine/repair/near-words';
import { type Chunk, joinEntries, openChunk } from '@/lib/search/format/files/chunk';
import { fileNames } from '@/lib/search/format/files/file-names';
import { splitPositions } from '@/lib/search/format/files/positions';
import { withChecksum } from '@/lib/search/format/files/search-file';
import type { VocabularyWord } from '@/lib/search/format/files/vocabulary';
import { encodeParts } from '@/lib/search/format/protocol/parts-answer';
import { type PartsRequest, partsName } from '@/lib/search/format/protocol/parts-request';

/** Parts of the files of one build, with its checksum as a search file; undefined where there is no such build. */
export type PickParts = (request: PartsRequest) => Promise<Uint8Array | undefined>;

/** Parts of the vocabulary that are kept opened. */
const keptFiles = 40;

/** Picks terms out of their chunks, so that a browser fetches what its words say, in one request, and not their neighbors. */
export function createPartsPicker(sources: readonly SearchFiles[]): PickParts {
  const opened = sources.map((files) => {
    const reader = loadIndexReader(files, { cachedFiles: keptFiles });
    // A folder that cannot be read answers nothing; whoever serves from it says why.
    reader.catch(() => undefined);
    return { files, reader };
  });
  return async (request) => {
    for (const { files, reader: opening } of opened) {
      const reader = await opening.catch(() => undefined);
      if (reader?.manifest.build !== request.build) continue;
      if (request.chunks.some((chunk) => chunk >= reader.manifest.firstTerms.length)) return undefined;
      return pick({ files, reader }, request);
    }
    return undefined;
  };
}

interface PickFrom {
  readonly files: SearchFiles;
  readonly reader: IndexReader;
}

async function pick(from: PickFrom, request: PartsRequest): Promise<Uint8Array> {
  const names = fileNames(from.reader.manifest);
  const opened = new Map<number, Promise<Chunk>>();
  const chunkWith = async (term: string) => {
    const number = chunkOf(term, from.reader.manifest.firstTerms);
    if (number < 0) return undefined;
    const opening = opened.get(number) ?? from.files.file(names.chunk(number)).then(openChunk);
    opened.set(number, opening);
    const chunk = await opening;
    const at = chunk.terms.indexOf(term);
    return at < 0 ? undefined : { number, chunk, at };
  };
  const entryOf = async (term: string) => {
    const found = await chunkWith(term);
    return found ? [found.chunk.packed(found.at)] : [];
  };
  const placesOf = async (term: string) => {
    const found = await chunkWith(term);
    if (found === undefined) return new Uint8Array();
    const positions = splitPositions(await from.files.file(names.positions(found.number)));
    return positions[found.at] ?? new Uint8Array();
  };
  const [entries, places, chunks, near] = await Promise.all([
    Promise.all(request.terms.map(entryOf)),
    Promise.all(request.places.map(placesOf)),
    Promise.all(request.chunks.map((chunk) => from.files.file(names.chunk(chunk)))),
    Promise.all(request.near.map((word) => wordsNear(word, from.reader))),
  ]);
  return withChecksum(
    partsName(request),
    encodeParts({ terms: joinEntries(entries.flat()), places, chunks, near }),
  );
}

/** All that whoever repairs the word looks at, whether it is whole or still being typed. */
async function wordsNear(typed: string, reader: IndexReader): Promise<VocabularyWord[]> {
  const { near, parted } = await nearWords(typed, reader, { isOpen: true });
  return [...new Map([...near, ...parted.flat()].map((word) => [word.form, word])).values()];
}
