import { isSignificant, rounded } from '@/lib/search/build/index/cut-chunks';
import { chunkOf } from '@/lib/search/engine/read/first-terms';
import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { isPrefixTerm } from '@/lib/search/format/analysis/short-prefix';
import { type Surfaces, surfaceBit, surfacesIn } from '@/lib/search/format/analysis/surfaces';
import { encodeChunk, openChunk } from '@/lib/search/format/files/chunk';
import { fileNames } from '@/lib/search/format/files/file-names';
import type { Manifest } from '@/lib/search/format/files/manifest';
import {
  encodeTermPositions,
  joinPositions,
  openPositions,
  splitPositions,
  type TermPositions,
} from '@/lib/search/format/files/positions';
import { type Slots, toPostingList, toSlots } from '@/lib/search/format/files/posting-list';

/** One document under one term. */
export interface Posting {
  readonly impactSlot: number;
  /** Where it stands in the title, if it does (see `title-slot.ts`). */
  readonly titleSlot: number | undefined;
  readonly positions: readonly number[];
  /** The words that share the term and stand in the document. */
  readonly surfaces: readonly string[];
}

/** The postings of a term by document number. */
export type EditedPostings = Map<number, Posting>;

interface EditedTerm {
  readonly impacts: Slots;
  readonly titles: Slots;
  readonly surfaces: Surfaces | undefined;
  /** Encoded, as long as nothing of the term is edited. */
  readonly packedPositions: Uint8Array;
  readonly readPositions: (documents: number) => TermPositions;
  postings?: EditedPostings;
}

interface EditedChunk {
  readonly terms: Map<string, EditedTerm>;
  isChanged: boolean;
}

/** The chunks of an index, read as their terms are asked for and written again where something in them was edited. */
export interface EditableChunks {
  /** The postings of a term as they are now; undefined where the index does not hold it. */
  find(term: string): Promise<EditedPostings | undefined>;
  /** The terms of the chunk in which a term stands or would stand. */
  termsBeside(term: string): Promise<readonly string[]>;
  remove(term: string, document: number): Promise<void>;
  put(term: string, document: number, posting: Posting): Promise<void>;
  /** What divides the chunks, a term that stands before all others included. */
  readonly firstTerms: readonly string[];
  /** The edited chunks, by number, ascending. */
  changed(): readonly {
    readonly number: number;
    readonly chunk: Uint8Array;
    readonly positions: Uint8Array;
  }[];
}

export function createEditableChunks(files: SearchFiles, manifest: Manifest): EditableChunks {
  const names = fileNames(manifest);
  const firstTerms = [...manifest.firstTerms];
  const chunks = new Map<number, Promise<EditedChunk>>();
  const read = (number: number) => {
    const known = chunks.get(number) ?? readChunk(files, names.chunk(number), names.positions(number));
    chunks.set(number, known);
    return known;
  };
  const opened = new Map<number, EditedChunk>();
  const chunkFor = async (term: string) => {
    const number = Math.max(0, chunkOf(term, firstTerms));
    const chunk = await read(number);
    opened.set(number, chunk);
    return { number, chunk };
  };
  return {
    firstTerms,
    async find(term) {
      const { chunk } = await chunkFor(term);
      const found = chunk.terms.get(term);
      return found && postingsOf(found);
    },
    termsBeside: async (term) => [...(await chunkFor(term)).chunk.terms.keys()],
    async remove(term, document) {
      const { chunk } = await chunkFor(term);
      const found = chunk.terms.get(term);
      if (found === undefined) return;
      const postings = postingsOf(found);
      if (!postings.delete(document)) return;
      chunk.isChanged = true;
      if (postings.size === 0) chunk.terms.delete(term);
    },
    async put(term, document, posting) {
      const { number, chunk } = await chunkFor(term);
      if (number === 0 && term < (firstTerms[0] ?? '')) firstTerms[0] = term;
      let found = chunk.terms.get(term);
      if (found === undefined) {
        found = emptyTerm();
        chunk.terms.set(term, found);
      }
      postingsOf(found).set(document, posting);
      chunk.isChanged = true;
    },
    changed: () =>
      [...opened]
        .filter(([, { isChanged }]) => isChanged)
        .sort(([a], [b]) => a - b)
        .map(([number, chunk]) => ({ number, ...encode(chunk) })),
  };
}

async function readChunk(files: SearchFiles, name: string, positionsName: string): Promise<EditedChunk> {
  const [payload, positions] = await Promise.all([files.file(name), files.file(positionsName)]);
  const chunk = openChunk(payload);
  const parts = splitPositions(positions);
  const readPositions = openPositions(positions);
  const terms = chunk.terms.map((term, n): [string, EditedTerm] => {
    const { impacts, titles, surfaces } = chunk.entry(n);
    const packedPositions = parts[n] ?? new Uint8Array();
    return [
      term,
      {
        impacts,
        titles,
        surfaces,
        packedPositions,
        readPositions: (documents) => readPositions(n, documents),
      },
    ];
  });
  return { terms: new Map(terms), isChanged: false };
}

function emptyTerm(): EditedTerm {
  return {
    impacts: [],
    titles: [],
    surfaces: undefined,
    packedPositions: new Uint8Array(),
    readPositions: () => [],
    postings: new Map(),
  };
}

function postingsOf(term: EditedTerm): EditedPostings {
  if (term.postings) return term.postings;
  const { documents, slots } = toPostingList(term.impacts);
  const titles = toPostingList(term.titles);
  const titleSlots = new Map(titles.documents.map((document, i) => [document, titles.slots[i]]));
  const positions = term.packedPositions.length > 0 ? term.readPositions(documents.length) : [];
  term.postings = new Map(
    documents.map((document, i) => [
      document,
      {
        impactSlot: slots[i] ?? 0,
        titleSlot: titleSlots.get(document),
        positions: positions[i] ?? [],
        surfaces: surfacesIn(term.surfaces?.words ?? [], term.surfaces?.masks[i] ?? 0),
      },
    ]),
  );
  return term.postings;
}

function encode({ terms }: EditedChunk): { readonly chunk: Uint8Array; readonly positions: Uint8Array } {
  const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1));
  const encoded = sorted.map(([term, edited]) => encodeTerm(term, edited));
  return {
    chunk: encodeChunk(encoded.map(({ entry }) => entry)),
    positions: joinPositions(encoded.map(({ positions }) => positions)),
  };
}

function encodeTerm(term: string, edited: EditedTerm) {
  const { impacts, titles, surfaces, packedPositions, postings } = edited;
  if (postings === undefined)
    return { entry: { term, impacts, titles, surfaces }, positions: packedPositions };
  const all = [...postings].sort(([a], [b]) => a - b);
  const titled = all.flatMap(([document, { titleSlot }]) =>
    titleSlot === undefined ? [] : [{ document, titleSlot }],
  );
  const slots = toSlots(
    all.map(([document]) => document),
    all.map(([, { impactSlot }]) => impactSlot),
  );
  const held = surfacesOf(
    surfaces?.words ?? [],
    all.map(([, posting]) => posting.surfaces),
  );
  const entry = {
    term,
    impacts: rounded(slots),
    surfaces: held.words.length > 1 && isSignificant(slots) ? held : undefined,
    titles: toSlots(
      titled.map(({ document }) => document),
      titled.map(({ titleSlot }) => titleSlot),
    ),
  };
  const positions = isPrefixTerm(term)
    ? new Uint8Array()
    : encodeTermPositions(all.map(([, posting]) => posting.positions));
  return { entry, positions };
}

/** Words keep the bits they had; new ones come after them. */
function surfacesOf(known: readonly string[], documents: readonly (readonly string[])[]): Surfaces {
  const words = [...known];
  const masks = documents.map((held) => held.reduce((mask, word) => mask | surfaceBit(words, word), 0));
  return { words, masks };
}
