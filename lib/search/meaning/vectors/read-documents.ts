import { type IndexedDocument, openIndexedDocuments } from '@/lib/search/server/indexed-documents';
import { partsOfDocument, readLengthIn, readText } from './document-parts';

/** Documents of a search index as a model reads them, by number; no parts where a number lies idle. */
export interface ReadDocuments {
  readonly count: number;
  parts(from: number, to: number): AsyncGenerator<readonly string[]>;
}

/** The text of a document by its path, so many characters of it as a model reads; undefined where nobody has it. */
export type TextOf = (path: string, length: number) => Promise<string | undefined>;

/**
 * What search shows of each document is kept in the order of their numbers; its text, of which search shows the beginning,
 * is asked for by its path.
 */
export async function openDocuments(searchFolder: string, textOf?: TextOf): Promise<ReadDocuments> {
  const { count, blocks } = await openIndexedDocuments(searchFolder);
  const length = readLengthIn(count);
  const read = async ({ path, question, passage }: IndexedDocument) => {
    if (path === undefined) return [];
    const text = await textOf?.(path, length);
    return partsOfDocument(question, text ?? readText('', passage, length));
  };
  return {
    count,
    async *parts(from, to) {
      for await (const documents of blocks(from, to)) yield* await Promise.all(documents.map(read));
    },
  };
}
