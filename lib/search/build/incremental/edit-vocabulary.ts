import { chunkOf } from '@/lib/search/engine/read/first-terms';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { fileNames } from '@/lib/search/format/files/file-names';
import type { Manifest } from '@/lib/search/format/files/manifest';
import type { VocabularyOrder } from '@/lib/search/format/files/search-file';
import {
  decodeVocabulary,
  encodeVocabulary,
  type VocabularyWord,
  vocabularyKey,
} from '@/lib/search/format/files/vocabulary';

/** The changed parts of the words of an index, sorted one way, and what divides all of them. */
export interface EditedVocabulary {
  readonly firstKeys: readonly string[];
  readonly parts: readonly { readonly number: number; readonly payload: Uint8Array }[];
}

/**
 * Takes words out of the vocabulary and adds others. Words that it holds already keep the frequency they had: how often
 * each stands in the library is counted when the whole is built.
 */
export async function editVocabulary(
  edit: { readonly files: SearchFiles; readonly manifest: Manifest },
  words: { readonly removed: ReadonlySet<string>; readonly added: ReadonlyMap<string, VocabularyWord> },
  order: VocabularyOrder,
): Promise<EditedVocabulary> {
  const { files, manifest } = edit;
  const names = fileNames(manifest);
  const firstKeys = [...manifest.vocabulary[order]];
  if (firstKeys.length === 0) return { firstKeys, parts: [] };
  const partOf = (form: string) => Math.max(0, chunkOf(vocabularyKey(form, order), firstKeys));
  const touched = new Set([...words.removed, ...words.added.keys()].map(partOf));
  const parts: { number: number; payload: Uint8Array }[] = [];
  for (const number of [...touched].sort((a, b) => a - b)) {
    const held = decodeVocabulary(await files.file(names.vocabulary(order, number)), order);
    const forms = new Map(held.map((word) => [word.form, word]));
    const before = forms.size;
    let isChanged = false;
    for (const form of words.removed) if (forms.delete(form)) isChanged = true;
    for (const [form, word] of words.added)
      if (partOf(form) === number && !forms.has(form)) forms.set(form, word);
    if (!isChanged && forms.size === before) continue;
    const sorted = [...forms.values()]
      .map((word) => ({ word, key: vocabularyKey(word.form, order) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const [first] = sorted;
    if (number === 0 && first && first.key < (firstKeys[0] ?? '')) firstKeys[0] = first.key;
    parts.push({
      number,
      payload: encodeVocabulary(
        sorted.map(({ word }) => word),
        order,
      ),
    });
  }
  return { firstKeys, parts };
}
