import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { fileNames } from '@/lib/search/format/files/file-names';
import type { AmendedFiles, Manifest } from '@/lib/search/format/files/manifest';
import { blockName, chunkName, positionsName, vocabularyName } from '@/lib/search/format/files/search-file';
import type { editBlocks } from './edit-blocks';
import type { EditableChunks } from './edit-chunks';
import type { EditedVocabulary } from './edit-vocabulary';
import type { NamedPayload } from '@/lib/search/build/index/write-search-files';

export interface ChangedFiles {
  readonly chunks: ReturnType<EditableChunks['changed']>;
  readonly blocks: Awaited<ReturnType<typeof editBlocks>>;
  readonly forward: EditedVocabulary;
  readonly backward: EditedVocabulary;
}

interface AmendedPayload extends Pick<NamedPayload, 'payload'> {
  readonly nameIn: (build: string) => string;
}

/** All that differs from the base: what is changed now, and what was before and is not again. */
export async function gatherAmended(
  { files, manifest }: { readonly files: SearchFiles; readonly manifest: Manifest },
  changed: ChangedFiles,
): Promise<{ readonly payloads: readonly AmendedPayload[]; readonly amended: Omit<AmendedFiles, 'base'> }> {
  const names = fileNames(manifest);
  const payloads: AmendedPayload[] = [];
  const collect = async (
    now: readonly { readonly number: number; readonly payload: Uint8Array }[],
    before: readonly number[] | undefined,
    nameOf: {
      readonly old: (number: number) => string;
      readonly anew: (build: string, number: number) => string;
    },
  ): Promise<readonly number[]> => {
    const known = new Map(now.map(({ number, payload }) => [number, payload]));
    const numbers = [...new Set([...known.keys(), ...(before ?? [])])].sort((a, b) => a - b);
    for (const number of numbers) {
      const payload = known.get(number) ?? (await files.file(nameOf.old(number)));
      payloads.push({ nameIn: (build) => nameOf.anew(build, number), payload });
    }
    return numbers;
  };
  const { amended } = manifest;
  const chunks = await collect(
    changed.chunks.map(({ number, chunk }) => ({ number, payload: chunk })),
    amended?.chunks,
    { old: names.chunk, anew: chunkName },
  );
  await collect(
    changed.chunks.map(({ number, positions }) => ({ number, payload: positions })),
    amended?.chunks,
    { old: names.positions, anew: positionsName },
  );
  const words = (order: 'forward' | 'backward') =>
    collect(changed[order].parts, amended?.vocabulary[order], {
      old: (number) => names.vocabulary(order, number),
      anew: (build, number) => vocabularyName(build, order, number),
    });
  const vocabulary = { forward: await words('forward'), backward: await words('backward') };
  const blocks = await collect(changed.blocks, amended?.blocks, { old: names.block, anew: blockName });
  return { payloads, amended: { chunks, blocks, vocabulary } };
}
