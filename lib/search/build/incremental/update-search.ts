import type { Similar } from '@/lib/catalog/links/similar-table';
import { type AnalyzedDocument, analyzeDocument } from '@/lib/search/build/documents/analyze-documents';
import { type NumberedDocuments, numberDocuments } from '@/lib/search/build/documents/number-documents';
import { storedPassage } from '@/lib/search/build/documents/stored-passage';
import type { WordRules } from '@/lib/search/build/documents/take-words';
import type { BuildSearchOptions } from '@/lib/search/build/index/build-options';
import { isVocabularyWord, vocabularyWord } from '@/lib/search/build/index/cut-vocabulary';
import { hashOf } from '@/lib/search/build/index/write-index';
import { writeContainer, writeSearchFile } from '@/lib/search/build/index/write-search-files';
import { findSimilarInIndex } from '@/lib/search/build/similar/similar-documents';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { type Analysis, createAnalysis } from '@/lib/search/format/analysis/analysis';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { isPrefixTerm } from '@/lib/search/format/analysis/short-prefix';
import { updatedContainer } from '@/lib/search/format/files/container';
import { decodeManifest, encodeManifest, type Manifest } from '@/lib/search/format/files/manifest';
import { manifestName } from '@/lib/search/format/files/search-file';
import type { StoredDocument } from '@/lib/search/format/files/stored-block';
import type { VocabularyWord } from '@/lib/search/format/files/vocabulary';
import { editBlocks } from './edit-blocks';
import { createEditableChunks, type EditableChunks } from './edit-chunks';
import { editVocabulary } from './edit-vocabulary';
import { type ChangedFiles, gatherUpdated } from './gather-updated';

export interface SearchUpdate {
  /** Documents that are gone or were changed, as they were, with their numbers. */
  readonly removed: readonly { readonly number: number; readonly document: SearchDocument }[];
  /** Documents that are new or were changed; a changed one keeps its number. */
  readonly added: readonly SearchDocument[];
  /** Numbers of the documents that are as they were. */
  readonly kept: ReadonlySet<number>;
}

export interface UpdatedSearch {
  /** Numbers of the added documents, by `subject/slug`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The documents like a given one, best first; it need not be in the index. */
  similar(document: SearchDocument, own: number | undefined, limit: number): Promise<Similar>;
}

/** What is edited: an index as it is, and where its new files go beside the containers that stay. */
interface Edit {
  readonly files: SearchFiles;
  readonly manifest: Manifest;
  readonly chunks: EditableChunks;
  readonly numbered: NumberedDocuments;
  readonly analysis: Analysis;
  readonly analyze: (document: SearchDocument) => AnalyzedDocument;
}

/**
 * Updates an index by some documents: only files in which something of them stands are written, under the name of a new
 * build; the others stay as they are. What is counted over the whole library stays as the last whole build counted it:
 * the mean lengths of fields, the frequencies of words for repairs, the order of documents, which beginnings are terms.
 * @param files the index, whose containers stand in `options.folder` already
 * @throws where it cannot be read by this code, or is empty
 */
export async function updateSearch(
  files: SearchFiles,
  update: SearchUpdate,
  options: BuildSearchOptions & WordRules & { readonly means: readonly number[] },
): Promise<UpdatedSearch> {
  const manifest = decodeManifest(await files.manifest());
  const analysis = createAnalysis(manifest.language);
  if (manifest.firstTerms.length === 0 || analysis.fingerprint !== manifest.fingerprint)
    throw new Error('This search index cannot be updated: build the content again.');
  const analyze = (document: SearchDocument) =>
    analyzeDocument(document, { analysis, synonyms: options.synonyms ?? [], means: options.means });
  const subjects = subjectsOf(manifest, options.subjects);
  const numbered = numberAll({ ...manifest, subjects }, update);
  const chunks = createEditableChunks(files, manifest);
  const edit: Edit = {
    files,
    manifest: { ...manifest, subjects },
    chunks,
    numbered,
    analysis,
    analyze,
  };
  const words = await editPostings(edit, update);
  await write(edit, update, { words, folder: options.folder });
  return {
    numbers: numbered.numbers,
    similar: (document, own, limit) =>
      findSimilarInIndex(analyze(document), chunks, {
        documents: numbered.documents,
        limit,
        isWanted: (other) => other !== own,
      }),
  };
}

/** Subjects keep their places; new ones come after them. */
function subjectsOf(manifest: Manifest, listed: BuildSearchOptions['subjects']): Manifest['subjects'] {
  const titles = new Map(listed.map(({ slug, title }) => [slug, title]));
  const known = new Set(manifest.subjects.map(({ slug }) => slug));
  return [
    ...manifest.subjects.map((subject) => ({ ...subject, title: titles.get(subject.slug) ?? subject.title })),
    ...listed.filter(({ slug }) => !known.has(slug)).map((subject) => ({ ...subject, documents: 0 })),
  ];
}

function numberAll(manifest: Manifest, { removed, added, kept }: SearchUpdate): NumberedDocuments {
  const before = new Map(removed.map(({ number, document }) => [pathOf(document), number]));
  const changed = added.filter((document) => before.has(pathOf(document)));
  const taken = new Set([...kept, ...changed.map((document) => before.get(pathOf(document)) ?? -1)]);
  const coming = added.filter((document) => !before.has(pathOf(document)));
  const places = new Map(manifest.subjects.map(({ slug }, place) => [slug, place]));
  const numbered = numberDocuments(manifest, taken, coming, places);
  const stays = changed.map((document) => [pathOf(document), before.get(pathOf(document)) ?? -1] as const);
  return { ...numbered, numbers: new Map([...stays, ...numbered.numbers]) };
}

function pathOf({ subject, slug }: SearchDocument): string {
  return `${subject}/${slug}`;
}

interface EditedWords {
  readonly removed: ReadonlySet<string>;
  readonly added: ReadonlyMap<string, VocabularyWord>;
}

/** Takes the old postings out and puts the new ones in; answers which words came and which are gone from the library. */
async function editPostings(
  { chunks, numbered, analysis, analyze }: Edit,
  { removed, added }: SearchUpdate,
): Promise<EditedWords> {
  const gone = new Set<string>();
  for (const { number, document } of removed) {
    const { terms, prefixes, forms } = analyze(document);
    for (const term of [...terms.keys(), ...prefixes.keys()]) await chunks.remove(term, number);
    for (const form of forms.keys()) gone.add(form);
  }
  const come = new Map<string, number>();
  for (const document of added) {
    const { terms, prefixes, forms } = analyze(document);
    const number = numbered.numbers.get(pathOf(document)) ?? -1;
    for (const [term, { posting }] of terms) await chunks.put(term, number, posting);
    for (const [term, posting] of prefixes)
      if ((await chunks.find(term)) !== undefined) await chunks.put(term, number, posting);
    for (const [form, count] of forms)
      if (isVocabularyWord(form)) come.set(form, (come.get(form) ?? 0) + count);
  }
  const lost = new Set<string>();
  for (const form of gone)
    if (!come.has(form) && (await chunks.find(analysis.stem(form))) === undefined) lost.add(form);
  const arrived = [...come].map(([form, count]) => [form, vocabularyWord(form, count)] as const);
  return { removed: lost, added: new Map(arrived) };
}

/** Writes the changed files with those that earlier incremental updates changed, all under the new build, and the manifest last. */
async function write(
  edit: Edit,
  { removed, added }: SearchUpdate,
  { words, folder }: { readonly words: EditedWords; readonly folder: string },
): Promise<void> {
  const { files, manifest, chunks, numbered } = edit;
  const stored = new Map<number, StoredDocument | undefined>(
    removed.map(({ number }) => [number, undefined]),
  );
  for (const document of added) {
    const { question, slug, summary, text } = document;
    const number = numbered.numbers.get(pathOf(document)) ?? -1;
    stored.set(number, { question, slug, passage: storedPassage(summary, text) });
  }
  const canary = await canaryOf(edit);
  const forward = await editVocabulary({ files, manifest }, words, 'forward');
  const backward = await editVocabulary({ files, manifest }, words, 'backward');
  const changed: ChangedFiles = {
    chunks: chunks.changed(),
    blocks: await editBlocks({ files, manifest }, stored),
    forward,
    backward,
  };
  const base = manifest.updated?.base ?? manifest.build;
  const { payloads, updated } = await gatherUpdated(edit, changed);
  const build = hashOf([new TextEncoder().encode(base), ...payloads.map(({ payload }) => payload)]);
  await writeContainer(folder, {
    names: updatedContainer,
    files: payloads.map(({ nameIn, payload }) => ({ name: nameIn(build), payload })),
  });
  const payload = encodeManifest({
    ...manifest,
    build,
    documents: numbered.documents,
    added: numbered.added,
    updated: { base, ...updated },
    firstTerms: chunks.firstTerms,
    vocabulary: { forward: forward.firstKeys, backward: backward.firstKeys },
    canary,
  });
  await writeSearchFile(folder, { name: manifestName, payload });
}

/** The term that tells a reader whether it reads rightly, with its documents as they are now. */
async function canaryOf({ chunks, manifest }: Edit): Promise<Manifest['canary']> {
  const { term } = manifest.canary;
  for (const candidate of [term, ...(await chunks.termsBeside(term))]) {
    const postings = isPrefixTerm(candidate) ? undefined : await chunks.find(candidate);
    if (postings !== undefined) return { term: candidate, documents: postings.size };
  }
  throw new Error('Too little is left of this search index to update it: build the content again.');
}
