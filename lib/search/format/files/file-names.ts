import type { Manifest } from './manifest';
import { blockName, chunkName, positionsName, type VocabularyOrder, vocabularyName } from './search-file';

/** The names of the files of an index by their numbers. */
export interface FileNames {
  chunk(number: number): string;
  positions(chunk: number): string;
  vocabulary(order: VocabularyOrder, part: number): string;
  block(number: number): string;
}

/** A file that an incremental update wrote again is of the newest build; one that it left alone is of the build before. */
export function fileNames({ build, updated }: Pick<Manifest, 'build' | 'updated'>): FileNames {
  const buildOf = (numbers: readonly number[] | undefined) => {
    const anew = new Set(numbers);
    return (number: number) => (updated === undefined || anew.has(number) ? build : updated.base);
  };
  const chunks = buildOf(updated?.chunks);
  const blocks = buildOf(updated?.blocks);
  const words = {
    forward: buildOf(updated?.vocabulary.forward),
    backward: buildOf(updated?.vocabulary.backward),
  };
  return {
    chunk: (number) => chunkName(chunks(number), number),
    positions: (chunk) => positionsName(chunks(chunk), chunk),
    vocabulary: (order, part) => vocabularyName(words[order](part), order, part),
    block: (number) => blockName(blocks(number), number),
  };
}
