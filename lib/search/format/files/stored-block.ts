import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** Documents a block holds; document n is entry n mod 32 of block ⌊n / 32⌋. */
export const documentsPerBlock = 32;

/** What a hit shows of a document. */
export interface StoredDocument {
  readonly question: string;
  readonly slug: string;
  /** The summary, or the first words of the answer: what a snippet is cut from. */
  readonly passage: string;
}

/** Field after field, since neighbors' questions are alike; a slug that its question gives away takes one byte. */
export function encodeBlock(documents: readonly StoredDocument[]): Uint8Array {
  const writer = new ByteWriter();
  writer.number(documents.length);
  for (const { question } of documents) writer.text(question);
  for (const { slug, question } of documents) writer.text(slug === plainSlug(question) ? '' : slug);
  for (const { passage } of documents) writer.text(passage);
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of a block. */
export function decodeBlock(bytes: Uint8Array): StoredDocument[] {
  const reader = new ByteReader(bytes);
  const count = reader.number();
  const texts = () => Array.from({ length: count }, () => reader.text());
  const questions = texts();
  const slugs = texts();
  const passages = texts();
  return questions.map((question, i) => ({
    question,
    slug: slugs[i] || plainSlug(question),
    passage: passages[i] as string,
  }));
}

/** The commonest way to make a slug; a guess, checked when the block is written. */
function plainSlug(question: string): string {
  return question
    .normalize('NFKD')
    .replace(/[̀-ͯ'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
