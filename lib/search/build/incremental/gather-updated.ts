import type { NamedPayload } from '@/lib/search/build/index/write-search-files';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { fileNames } from '@/lib/search/format/files/file-names';
import type { Manifest, UpdatedFiles } from '@/lib/search/format/files/manifest';
import { blockName, chunkName, positionsName, vocabularyName } from '@/lib/search/format/files/search-file';
import type { editBlocks } from './edit-blocks';
import type { EditableChunks } from './edit-chunks';
import type { EditedVocabulary } from './edit-vocabulary';

export interface ChangedFiles {
  readonly chunks: ReturnType<EditableChunks['changed']>;
  readonly blocks: Awaited<ReturnType<typeof editBlocks>>;
  readonly forward: EditedVocabulary;
  readonly backward: EditedVocabulary;
}

interface UpdatedPayload extends Pick<NamedPayload, 'payload'> {
  readonly nameIn: (build: string) => string;
}

/** All that differs from the base: what is changed now, and what was before and is not again. */
export async function gatherUpdated(
  { files, manifest }: { readonly files: SearchFiles; readonly manifest: Manifest },
  changed: ChangedFiles,
): Promise<{ readonly payloads: readonly UpdatedPayload[]; readonly updated: Omit<UpdatedFiles, 'base'> }> {
  const names = fileNames(manifest);
  const payloads: UpdatedPayload[] = [];
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
  const { updated } = manifest;
  const chunks = await collect(
    changed.chunks.map(({ number, chunk }) => ({ number, payload: chunk })),
    updated?.chunks,
    { old: names.chunk, anew: chunkName },
  );
  await collect(
    changed.chunks.map(({ number, positions }) => ({ number, payload: positions })),
    updated?.chunks,
    { old: names.positions, anew: positionsName },
  );
  const words = (order: 'forward' | 'backward') =>
    collect(changed[order].parts, updated?.vocabulary[order], {
      old: (number) => names.vocabulary(order, number),
      anew: (build, number) => vocabularyName(build, order, number),
    });
  const vocabulary = { forward: await words('forward'), backward: await words('backward') };
  const blocks = await collect(changed.blocks, updated?.blocks, { old: names.block, anew: blockName });
  return { payloads, updated: { chunks, blocks, vocabulary } };
}
