import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import { buildSearch } from '@/lib/search/build/index/build-search';
import { createSearchEngine, type SearchFiles } from '@/lib/search/engine/search-engine';
import { hitsName, manifestName } from '@/lib/search/format/files/search-file';
import { partsName } from '@/lib/search/format/protocol/parts-request';
import { createNear, type Near } from '@/lib/search/meaning/vectors/near';
import { quantize, widthOf } from '@/lib/search/meaning/vectors/quantize';
import { createTable } from '@/lib/search/meaning/vectors/vector-file';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createHitsPicker, type PickHits } from '@/lib/search/server/picked-hits';
import { createPartsPicker, type PickParts } from '@/lib/search/server/picked-parts';
import { openSearchContainer, type SearchContainer } from '@/lib/search/server/search-container';
import type { CorpusDocument } from '../corpus';
import { type Meaning, openMeaning } from '../search/meaning';
import { brotliSize, type MeasuredEngine } from './engine';

const maxAtOnce = 50;

/** Stoa's own search by words and, where the encoder can be had, by what they mean. */
export async function stoa(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const meaning = await openMeaning(documents).catch((error: unknown) => {
    console.error(`stoa: by words alone. ${error instanceof Error ? error.message : error}`);
    return undefined;
  });
  return open(documents, meaning);
}

/** The same by words alone. */
export function stoaLexical(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  return open(documents, undefined);
}

async function open(
  documents: readonly CorpusDocument[],
  meaning: Meaning | undefined,
): Promise<MeasuredEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-bench-'));
  const titles = new Map(documents.map(({ subject, subjectTitle }) => [subject, subjectTitle]));
  const subjects = [...titles].map(([slug, title]) => ({ slug, title }));
  const words = () => takeAllWords(documents, { language: 'en' });
  const built = await buildSearch(words, { folder, subjects, language: 'en' });
  const near = meaning && nearIn(documents, meaning, built.numbers);
  const files = createDiskFiles(folder);
  const texts = new Map(documents.map(({ subject, slug, text }) => [`${subject}/${slug}`, text]));
  const prose = async (path: string) => texts.get(path);
  const tools = {
    container: openSearchContainer(folder),
    pick: createHitsPicker([{ files: createDiskFiles(folder), prose }]),
    pickParts: createPartsPicker([createDiskFiles(folder)]),
  };
  const engine = createSearchEngine(files);
  const idOf = new Map(documents.map(({ id, subject, slug }) => [`${subject}/${slug}`, id]));
  return {
    indexBytes: built.bytes.brotli + (meaning ? bytesOfVectors(meaning) : 0),
    async search(query, limit) {
      const ids: string[] = [];
      for (let offset = 0; offset < limit; offset += maxAtOnce) {
        const list = await near?.((await engine.meant(query)).text);
        const request = { query, limit: Math.min(maxAtOnce, limit - offset), offset, near: list };
        const answer = await engine.search(request);
        if (answer.status === 'failed') throw new Error(answer.reason);
        ids.push(...answer.hits.map(({ subject, slug }) => idOf.get(`${subject}/${slug}`) ?? ''));
        if (answer.hits.length < maxAtOnce) break;
      }
      return ids;
    },
    async firstSearch(query) {
      const { files: recorded, sizes } = recordSizes(files, folder, tools);
      const list = await near?.((await engine.meant(query)).text);
      await createSearchEngine(recorded).search({ query, limit: 10, offset: 0, near: list });
      const all = [...(await Promise.all(sizes)), ...(list ? [list.length] : [])];
      return { bytes: all.reduce((sum, size) => sum + size, 0), requests: all.length };
    },
    async close() {
      await meaning?.encoder.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What is near a query, as Stoa's server finds it, from the same vectors. */
function nearIn(
  documents: readonly CorpusDocument[],
  { vectors, encoder }: Meaning,
  numbers: ReadonlyMap<string, number>,
): Near {
  const width = widthOf(encoder.dimensions);
  const table = createTable({ model: encoder.fingerprint, snapshot: '', width, count: documents.length });
  for (const [i, { subject, slug }] of documents.entries()) {
    const number = numbers.get(`${subject}/${slug}`) ?? 0;
    const { values, scale } = quantize(vectors[i] as Float32Array);
    table.rows.set(values, number * width);
    table.scales[number] = scale;
  }
  // None is kept: each query is asked twice here.
  return createNear(table, encoder, 0);
}

function bytesOfVectors({ vectors, encoder }: Meaning): number {
  return vectors.length * (widthOf(encoder.dimensions) + Float32Array.BYTES_PER_ELEMENT);
}

interface Tools {
  readonly container: Promise<SearchContainer>;
  readonly pick: PickHits;
  readonly pickParts: PickParts;
}

/** Search files as a browser fetches them from the site's server, with the bytes of each that come over the line. */
function recordSizes(files: SearchFiles, folder: string, tools: Tools) {
  const sizes: Promise<number>[] = [];
  const sizeOf = async (name: string) => {
    const file = (await tools.container).files.get(name);
    return file ? file.brotli || file.plain : 0;
  };
  const recorded: SearchFiles = {
    manifest() {
      sizes.push(readFile(path.join(folder, manifestName)).then(brotliSize));
      return files.manifest();
    },
    file(name) {
      sizes.push(sizeOf(name));
      return files.file(name);
    },
    async parts(request) {
      const sealed = await tools.pickParts(request);
      if (sealed === undefined) throw new Error(`No parts for ${partsName(request)}.`);
      sizes.push(Promise.resolve(brotliSize(sealed)));
      return sealed.subarray(0, -7);
    },
    async hits(request) {
      const sealed = await tools.pick(request);
      if (sealed === undefined) throw new Error(`No hits for ${hitsName(request)}.`);
      sizes.push(Promise.resolve(brotliSize(sealed)));
      return sealed.subarray(0, -7);
    },
  };
  return { files: recorded, sizes };
}
