import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { fileNames } from '@/lib/search/format/files/file-names';
import type { Manifest } from '@/lib/search/format/files/manifest';
import {
  decodeBlock,
  documentsPerBlock,
  encodeBlock,
  type StoredDocument,
} from '@/lib/search/format/files/stored-block';

const nothing: StoredDocument = { question: '', slug: '', passage: '' };

/**
 * The blocks in which some documents stand, with what is stored of them replaced; of a document that is gone nothing is.
 * Documents numbered from the end of the index on go on where its last block ends.
 */
export async function editBlocks(
  edit: { readonly files: SearchFiles; readonly manifest: Manifest },
  stored: ReadonlyMap<number, StoredDocument | undefined>,
): Promise<readonly { readonly number: number; readonly payload: Uint8Array }[]> {
  const { files, manifest } = edit;
  const names = fileNames(manifest);
  const blocks = Math.ceil(manifest.documents / documentsPerBlock);
  const touched = new Set([...stored.keys()].map((document) => Math.floor(document / documentsPerBlock)));
  const parts: { number: number; payload: Uint8Array }[] = [];
  for (const number of [...touched].sort((a, b) => a - b)) {
    const held = number < blocks ? decodeBlock(await files.file(names.block(number))) : [];
    for (const [document, text] of stored) {
      if (Math.floor(document / documentsPerBlock) !== number) continue;
      const at = document % documentsPerBlock;
      while (held.length < at) held.push(nothing);
      held[at] = text ?? nothing;
    }
    parts.push({ number, payload: encodeBlock(held) });
  }
  return parts;
}
