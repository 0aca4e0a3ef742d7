import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { type Analysis, createAnalysis } from '@/lib/search/format/analysis/analysis';
import { fileNames } from '@/lib/search/format/files/file-names';
import { decodeManifest, type Manifest } from '@/lib/search/format/files/manifest';
import { type HitsRequest, hitsName, withChecksum } from '@/lib/search/format/files/search-file';
import {
  decodeBlock,
  documentsPerBlock,
  encodeBlock,
  type StoredDocument,
} from '@/lib/search/format/files/stored-block';
import { subjectsOfDocuments } from '@/lib/search/format/files/subjects-of-documents';
import { answerPassage } from '@/lib/search/format/protocol/answer-passage';
import { maxLimit } from '@/lib/search/format/protocol/search-limits';

/** What is shown of some documents of one build, with its checksum as a search file; undefined where there are no such ones. */
export type PickHits = (request: HitsRequest) => Promise<Uint8Array | undefined>;

/** The prose of a question's answer; undefined where it is not at hand. */
export type ReadProse = (path: string) => Promise<string | undefined>;

/** Search files of one build, and where they are at hand the answers they were made of. */
export interface HitsSource {
  readonly files: SearchFiles;
  readonly prose?: ReadProse;
}

/** Picks documents out of their blocks, so that a browser need not fetch the neighbors of each hit. */
export function createHitsPicker(sources: readonly HitsSource[]): PickHits {
  const opened = sources.map(openSource);
  return async (request) => {
    const documents = [...request.documents, ...request.passagesOf];
    if (documents.length === 0 || documents.length > maxLimit) return undefined;
    for (const source of opened) {
      const known = await source.manifest.catch(() => undefined);
      if (known?.manifest.build !== request.build) continue;
      if (documents.some((document) => document >= known.manifest.documents)) continue;
      const pick = pickerOf({ ...source, ...known }, request.words);
      const [whole, passages] = await Promise.all([
        Promise.all(request.documents.map(pick)),
        Promise.all(request.passagesOf.map(pick)),
      ]);
      const stored = [
        ...whole.flat(),
        ...passages.flat().map(({ passage }) => ({ question: '', slug: '', passage })),
      ];
      return withChecksum(hitsName(request), encodeBlock(stored));
    }
    return undefined;
  };
}

function openSource({ files, prose }: HitsSource) {
  const manifest = files.manifest().then((bytes) => {
    const decoded = decodeManifest(bytes);
    return {
      manifest: decoded,
      analysis: createAnalysis(decoded.language),
      subjectOf: subjectsOfDocuments(decoded),
    };
  });
  // A folder that cannot be read answers nothing; whoever serves from it says why.
  manifest.catch(() => undefined);
  return { files, manifest, prose };
}

interface PickFrom {
  readonly files: SearchFiles;
  readonly manifest: Manifest;
  readonly analysis: Analysis;
  readonly subjectOf: Uint16Array;
  readonly prose: ReadProse | undefined;
}

function pickerOf({ files, manifest, analysis, subjectOf, prose }: PickFrom, words: HitsRequest['words']) {
  const names = fileNames(manifest);
  return async (document: number): Promise<StoredDocument[]> => {
    const block = await files.file(names.block(Math.floor(document / documentsPerBlock)));
    const stored = decodeBlock(block)[document % documentsPerBlock];
    if (stored === undefined) return [];
    if (words.length === 0 || prose === undefined) return [stored];
    const subject = manifest.subjects[subjectOf[document] ?? 0]?.slug ?? '';
    // Where an answer cannot be read its page says why; here the stored passage is shown.
    const text = await prose(`${subject}/${stored.slug}`).catch(() => undefined);
    if (text === undefined) return [stored];
    return [{ ...stored, passage: answerPassage(text, { title: stored.question, words, analysis }) }];
  };
}
