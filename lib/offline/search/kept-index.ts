import { separator } from '@/lib/search/format/bytes/sorted-texts';
import { encodeChunk } from '@/lib/search/format/files/chunk';
import { encodeManifest } from '@/lib/search/format/files/manifest';
import { encodePositions } from '@/lib/search/format/files/positions';
import { countPostings } from '@/lib/search/format/files/posting-list';
import { manifestName, type VocabularyOrder, withChecksum } from '@/lib/search/format/files/search-file';
import { decodeBlock, documentsPerBlock, encodeBlock } from '@/lib/search/format/files/stored-block';
import type { SubjectPack } from '@/lib/search/format/files/subject-pack';
import {
  decodeVocabulary,
  encodeVocabulary,
  type VocabularyWord,
  vocabularyKey,
} from '@/lib/search/format/files/vocabulary';
import { mergePositions, mergeTerm, openPacks } from './merge-terms';

/** The search files of several subjects as one index, each made when it is asked for. */
export interface KeptIndex {
  /** The bytes of a file with their checksum; undefined where there is none of this name. */
  file(name: string): Uint8Array | undefined;
}

/** Terms of a chunk, and words of a part of the vocabulary. */
const termsPerChunk = 200;
const wordsPerPart = 500;

/**
 * Subjects that are kept, as one index that the search engine reads as any other. A document scores in it as it does in the
 * whole library: impacts are those of the library, and so is the rarity of words.
 * @param packs in the order of the library's subjects, at least one
 * @param build names the index: another wherever a pack is another; letters and digits
 */
export function createKeptIndex(packs: readonly SubjectPack[], build: string): KeptIndex {
  const opened = openPacks(packs);
  const terms = [...new Set(opened.flatMap(({ chunk }) => chunk.terms))].sort(compare);
  const chunks = cut(terms, termsPerChunk);
  const words = mergeWords(packs);
  const parts = {
    forward: cut(sortedBy(words, 'forward'), wordsPerPart),
    backward: cut(sortedBy(words, 'backward'), wordsPerPart),
  };
  const blocks = cut(
    packs.flatMap((pack) => pack.blocks.flatMap(decodeBlock)),
    documentsPerBlock,
  );
  const payloadOf = (kind: string, number: number) => {
    if (kind === 't') return chunks[number] && encodeChunk(chunks[number].map((t) => mergeTerm(t, opened)));
    if (kind === 'p')
      return chunks[number] && encodePositions(chunks[number].map((t) => mergePositions(t, opened)));
    if (kind === 'v') return parts.forward[number] && encodeVocabulary(parts.forward[number], 'forward');
    if (kind === 'w') return parts.backward[number] && encodeVocabulary(parts.backward[number], 'backward');
    return blocks[number] && encodeBlock(blocks[number]);
  };
  const manifest = () => {
    const canary = chunks[chunks.length >> 1]?.[0] ?? '';
    return encodeManifest({
      build,
      fingerprint: packs[0]?.fingerprint ?? '',
      language: packs[0]?.language ?? '',
      documents: Math.max(documentsOf(packs), ...packs.map(({ library }) => library)),
      subjects: packs.map(({ slug, title, documents }) => ({ slug, title, documents })),
      added: [],
      updated: undefined,
      firstTerms: chunks.map(([first = ''], i) => separator(chunks[i - 1]?.at(-1) ?? '', first)),
      vocabulary: {
        forward: firstKeys(parts.forward, 'forward'),
        backward: firstKeys(parts.backward, 'backward'),
      },
      canary: { term: canary, documents: countPostings(mergeTerm(canary, opened).impacts) },
    });
  };
  return {
    file(name) {
      if (name === manifestName) return withChecksum(name, manifest());
      const [, kind = '', number = '', of] = /^([tpvwd])(\d{1,6})-(\w+)\.bin$/.exec(name) ?? [];
      const payload = of === build ? payloadOf(kind, Number(number)) : undefined;
      return payload && withChecksum(name, payload);
    },
  };
}

function documentsOf(packs: readonly SubjectPack[]): number {
  return packs.reduce((sum, { documents }) => sum + documents, 0);
}

/** A word that several subjects hold is as frequent as the subject says that holds it most. */
function mergeWords(packs: readonly SubjectPack[]): readonly VocabularyWord[] {
  const magnitudes = new Map<string, number>();
  for (const pack of packs)
    for (const { form, magnitude } of decodeVocabulary(pack.words, 'forward'))
      magnitudes.set(form, Math.max(magnitude, magnitudes.get(form) ?? 0));
  return Array.from(magnitudes, ([form, magnitude]) => ({ form, magnitude }));
}

function sortedBy(words: readonly VocabularyWord[], order: VocabularyOrder): readonly VocabularyWord[] {
  const keyed = words.map((word) => ({ word, key: vocabularyKey(word.form, order) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ word }) => word);
}

function firstKeys(parts: readonly (readonly VocabularyWord[])[], order: VocabularyOrder): string[] {
  const keyOf = (word: VocabularyWord | undefined) => (word ? vocabularyKey(word.form, order) : '');
  return parts.map(([first], i) => separator(keyOf(parts[i - 1]?.at(-1)), keyOf(first)));
}

function cut<T>(all: readonly T[], size: number): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
