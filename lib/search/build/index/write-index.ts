import type { CollectedDocuments } from '@/lib/search/build/documents/collect-documents';
import { orderOfDocuments } from '@/lib/search/build/documents/document-order';
import { slotInTitle } from '@/lib/search/build/documents/place-in-title';
import type { WeighedDocument } from '@/lib/search/build/documents/weigh-documents';
import { strongestTerms } from '@/lib/search/build/similar/similar-documents';
import { isPrefixTerm } from '@/lib/search/format/analysis/short-prefix';
import { separator } from '@/lib/search/format/bytes/sorted-texts';
import { wholeContainer } from '@/lib/search/format/files/container';
import { impactSlots, slotOfImpact } from '@/lib/search/format/files/impact';
import { createImpactIndex } from '@/lib/search/format/files/impact-index';
import { encodeManifest, type Manifest } from '@/lib/search/format/files/manifest';
import { countPostings, type Slots } from '@/lib/search/format/files/posting-list';
import {
  blockName,
  chunkName,
  manifestName,
  positionsName,
  type VocabularyOrder,
  vocabularyName,
} from '@/lib/search/format/files/search-file';
import { documentsPerBlock, encodeBlock } from '@/lib/search/format/files/stored-block';
import { titleSlots } from '@/lib/search/format/files/title-slot';
import { checksum } from '@/lib/text/checksum';
import type { BuildSearchOptions } from './build-options';
import { type CutChunk, cutChunks } from './cut-chunks';
import { cutPositions } from './cut-positions';
import { type CutVocabulary, cutVocabulary, keptWords } from './cut-vocabulary';
import { shortPrefixTerms } from './short-prefixes';
import { surfacesOf } from './surfaces-of-terms';
import { type WrittenBytes, writeContainer, writeSearchFile } from './write-search-files';

export interface WrittenIndex {
  readonly chunks: number;
  readonly blocks: number;
  /** All files, each also as brotli and gzip where that saves. */
  readonly files: number;
  readonly bytes: WrittenBytes;
  /** Position of each document in the order in which they came, by its number in the index. */
  readonly order: readonly number[];
}

/** Terms of a document that decide its neighbors: with ten, ten hits lie in the fewest blocks. */
const orderingTerms = 10;
const progressEvery = 500;

type Options = BuildSearchOptions & { readonly fingerprint: string };

/** Numbers the documents, has FlexSearch index them, and writes chunks, blocks and, last, the manifest. */
export async function writeIndex(
  collected: CollectedDocuments,
  weighed: readonly WeighedDocument[],
  options: Options,
): Promise<WrittenIndex> {
  const { onProgress } = options;
  const order = orderOf(collected, weighed, (done) =>
    onProgress?.(done, weighed.length, 'ordering documents'),
  );
  const impacts = impactsOf(collected, weighed, order, (done) =>
    onProgress?.(done, weighed.length, 'indexing'),
  );
  const prefixes = shortPrefixTerms(impacts, { forward: collected.forward, weighed }, order);
  const titles = titlesOf(collected, order);
  const surfaces = surfacesOf(collected.forward, order);
  for (const prefix of prefixes) titles.set(prefix.term, prefix.titles);
  const chunks = cutChunks(
    [...impacts, ...prefixes.map(({ term, impacts: slots }) => [term, slots] as const)],
    titles,
    surfaces,
  );
  const positions = [...cutPositions(chunks, collected.forward, order)];
  const words = keptWords(collected.forward.forms);
  const forward = cutVocabulary(words, 'forward');
  const backward = cutVocabulary(words, 'backward');
  const blocks = blocksOf(collected, order);
  const build = hashOf([...[...chunks, ...forward].map(({ payload }) => payload), ...positions, ...blocks]);
  const manifest = manifestOf({
    collected,
    impacts,
    chunks,
    vocabulary: { forward, backward },
    build,
    options,
  });
  const files = [
    ...chunks.map(({ payload }, i) => ({ name: chunkName(build, i), payload })),
    ...positions.map((payload, i) => ({ name: positionsName(build, i), payload })),
    ...forward.map(({ payload }, i) => ({ name: vocabularyName(build, 'forward', i), payload })),
    ...backward.map(({ payload }, i) => ({
      name: vocabularyName(build, 'backward', i),
      payload,
      quality: 9,
    })),
    ...blocks.map((payload, i) => ({ name: blockName(build, i), payload })),
  ];
  const bytes = await writeContainer(options.folder, { names: wholeContainer, files }, onProgress);
  await writeSearchFile(options.folder, {
    name: manifestName,
    payload: encodeManifest(manifest),
  });
  return { chunks: chunks.length, blocks: blocks.length, files: files.length + 1, bytes, order };
}

function orderOf(
  collected: CollectedDocuments,
  weighed: readonly WeighedDocument[],
  onPlaced: (documents: number) => void,
): number[] {
  const commonest = Math.max(20, weighed.length / 50);
  const features = weighed.map((document) => {
    const strongest = strongestTerms(document, collected.forward.frequencies, commonest, orderingTerms);
    return Uint32Array.from(strongest, ({ term }) => term);
  });
  return orderOfDocuments(collected.bySubject, features, onPlaced);
}

function impactsOf(
  collected: CollectedDocuments,
  weighed: readonly WeighedDocument[],
  order: readonly number[],
  onIndexed: (documents: number) => void,
) {
  const index = createImpactIndex(impactSlots);
  for (const [number, position] of order.entries()) {
    const document = weighed[position];
    if (document === undefined) continue;
    const terms = Array.from(document.terms, (term) => collected.forward.vocabulary[term] ?? '');
    index.add(number, terms, Uint8Array.from(document.impacts, slotOfImpact));
    if (number % progressEvery === 0) onIndexed(number);
  }
  return index.entries();
}

function titlesOf(collected: CollectedDocuments, order: readonly number[]): Map<string, Slots> {
  const index = createImpactIndex(titleSlots);
  for (const [number, position] of order.entries()) {
    const document = collected.forward.documents[position];
    if (document === undefined) continue;
    const terms = [...new Set(document.wholeTitle)];
    const slots = terms.map((term) => slotInTitle(term, document) ?? 0);
    index.add(
      number,
      terms.map((term) => collected.forward.vocabulary[term] ?? ''),
      slots,
    );
  }
  return new Map(index.entries());
}

function blocksOf(collected: CollectedDocuments, order: readonly number[]): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < order.length; start += documentsPerBlock) {
    const positions = order.slice(start, start + documentsPerBlock);
    blocks.push(encodeBlock(positions.flatMap((position) => collected.stored[position] ?? [])));
  }
  return blocks;
}

function manifestOf(made: {
  readonly collected: CollectedDocuments;
  readonly impacts: readonly (readonly [string, Slots])[];
  readonly chunks: readonly CutChunk[];
  readonly vocabulary: Readonly<Record<VocabularyOrder, readonly CutVocabulary[]>>;
  readonly build: string;
  readonly options: Options;
}): Manifest {
  const { collected, impacts, chunks, vocabulary, build, options } = made;
  const firstTerms = chunks.map(({ terms }, i) =>
    separator(chunks[i - 1]?.terms.at(-1) ?? '', terms[0] ?? ''),
  );
  const terms = chunks[chunks.length >> 1]?.terms.filter((term) => !isPrefixTerm(term)) ?? [];
  const canary = terms[0] ?? '';
  const canarySlots = impacts.find(([term]) => term === canary)?.[1] ?? [];
  return {
    build,
    fingerprint: options.fingerprint,
    language: options.language,
    documents: collected.stored.length,
    subjects: options.subjects.map(({ slug, title }, i) => {
      return { slug, title, documents: collected.bySubject[i]?.length ?? 0 };
    }),
    added: [],
    updated: undefined,
    firstTerms,
    vocabulary: {
      forward: vocabulary.forward.map(({ firstKey }) => firstKey),
      backward: vocabulary.backward.map(({ firstKey }) => firstKey),
    },
    canary: { term: canary, documents: countPostings(canarySlots) },
  };
}

/** Names a build after its content: the same content, the same file names. */
export function hashOf(payloads: readonly Uint8Array[]): string {
  const bytes = new Float64Array(payloads.map((payload) => checksum(payload)));
  return checksum(new Uint8Array(bytes.buffer)).toString(36).padStart(11, '0');
}
