import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSearch } from '@/lib/search/build/build-search';
import { takeAllWords } from '@/lib/search/build/take-words';
import { createSearchEngine, type SearchFiles } from '@/lib/search/engine/search-engine';
import { hitsName, manifestName } from '@/lib/search/format/search-file';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createHitsPicker, type PickHits } from '@/lib/search/server/picked-hits';
import { openSearchPack, type SearchPack } from '@/lib/search/server/search-pack';
import type { CorpusDocument } from '../corpus';
import { brotliSize, type MeasuredEngine } from './engine';

const mostAtOnce = 50;

/** Stoa's own search, as its server and its worker run it. */
export async function stoa(documents: readonly CorpusDocument[]): Promise<MeasuredEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-bench-'));
  const titles = new Map(documents.map(({ subject, subjectTitle }) => [subject, subjectTitle]));
  const subjects = [...titles].map(([slug, title]) => ({ slug, title }));
  const words = () => takeAllWords(documents, { language: 'en' });
  const built = await buildSearch(words, { folder, subjects, language: 'en' });
  const files = createDiskFiles(folder);
  const texts = new Map(documents.map(({ subject, slug, text }) => [`${subject}/${slug}`, text]));
  const prose = async (path: string) => texts.get(path);
  const tools = { pack: openSearchPack(folder), pick: createHitsPicker([{ searchFolder: folder, prose }]) };
  const engine = createSearchEngine(files);
  const idOf = new Map(documents.map(({ id, subject, slug }) => [`${subject}/${slug}`, id]));
  return {
    indexBytes: built.bytes.brotli,
    async search(query, limit) {
      const ids: string[] = [];
      for (let offset = 0; offset < limit; offset += mostAtOnce) {
        const answer = await engine.search({ query, limit: Math.min(mostAtOnce, limit - offset), offset });
        if (answer.status === 'failed') throw new Error(answer.reason);
        ids.push(...answer.hits.map(({ subject, slug }) => idOf.get(`${subject}/${slug}`) ?? ''));
        if (answer.hits.length < mostAtOnce) break;
      }
      return ids;
    },
    async firstSearch(query) {
      const { files: recorded, sizes } = recordSizes(files, folder, tools);
      await createSearchEngine(recorded).search({ query, limit: 10, offset: 0 });
      const all = await Promise.all(sizes);
      return { bytes: all.reduce((sum, size) => sum + size, 0), requests: all.length };
    },
    async close() {
      await rm(folder, { recursive: true });
    },
  };
}

interface Tools {
  readonly pack: Promise<SearchPack>;
  readonly pick: PickHits;
}

/** Search files as a browser fetches them from the site's server, with the bytes of each that come over the line. */
function recordSizes(files: SearchFiles, folder: string, tools: Tools) {
  const sizes: Promise<number>[] = [];
  const sizeOf = async (name: string) => {
    const file = (await tools.pack).files.get(name);
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
    async hits(request) {
      const sealed = await tools.pick(request);
      if (sealed === undefined) throw new Error(`No hits for ${hitsName(request)}.`);
      sizes.push(Promise.resolve(brotliSize(sealed)));
      return sealed.subarray(0, -7);
    },
  };
  return { files: recorded, sizes };
}
