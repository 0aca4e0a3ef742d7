import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** One document under one term. */
export interface BucketPosting {
  readonly document: number;
  /** Number of the term. */
  readonly term: number;
  readonly impactSlot: number;
  readonly titleSlot: number | undefined;
  /** Bits of the words that share the term and stand in the document. */
  readonly mask: number;
  readonly positions: ArrayLike<number>;
}

/**
 * Turns an index over that does not fit in memory: postings come term by term, and go to files of some thousand documents
 * each, which are read back one after another, document by document.
 */
export interface PostingBuckets {
  add(posting: BucketPosting): void;
  /** Writes what has piled up; to be awaited from time to time. */
  flush(): Promise<void>;
  /** The postings of each document that has any, ascending; each document's by term. */
  documents(): AsyncGenerator<readonly [document: number, postings: readonly BucketPosting[]]>;
  close(): Promise<void>;
}

const documentsABucket = 4096;
/** Bytes that pile up before they are written. */
const mostWaiting = 32_000_000;

export async function createPostingBuckets(): Promise<PostingBuckets> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-publish-'));
  const fileOf = (bucket: number) => path.join(folder, String(bucket));
  const buckets = new Set<number>();
  const waiting = new Map<number, ByteWriter>();
  const bytesWaiting = () => [...waiting.values()].reduce((sum, writer) => sum + writer.length, 0);
  const writeAll = async () => {
    for (const [bucket, writer] of waiting) await appendFile(fileOf(bucket), writer.done());
    waiting.clear();
  };
  return {
    add(posting) {
      const bucket = Math.floor(posting.document / documentsABucket);
      buckets.add(bucket);
      let writer = waiting.get(bucket);
      if (writer === undefined) {
        writer = new ByteWriter();
        waiting.set(bucket, writer);
      }
      write(writer, posting);
    },
    async flush() {
      if (bytesWaiting() > mostWaiting) await writeAll();
    },
    async *documents() {
      await writeAll();
      for (const bucket of [...buckets].sort((a, b) => a - b))
        yield* byDocument(new ByteReader(await readFile(fileOf(bucket))));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function byDocument(reader: ByteReader): [number, BucketPosting[]][] {
  const documents = new Map<number, BucketPosting[]>();
  while (!reader.isAtEnd) {
    const posting = read(reader);
    const known = documents.get(posting.document);
    if (known) known.push(posting);
    else documents.set(posting.document, [posting]);
  }
  return [...documents].sort(([a], [b]) => a - b);
}

function write(
  writer: ByteWriter,
  { document, term, impactSlot, titleSlot, mask, positions }: BucketPosting,
): void {
  writer.number(document);
  writer.number(term);
  writer.byte(impactSlot);
  writer.byte(titleSlot === undefined ? 0 : titleSlot + 1);
  writer.byte(mask);
  writer.number(positions.length);
  let before = 0;
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] ?? 0;
    writer.number(position - before);
    before = position;
  }
}

function read(reader: ByteReader): BucketPosting {
  const [document, term] = [reader.number(), reader.number()];
  const [impactSlot, title, mask] = [reader.byte(), reader.byte(), reader.byte()];
  let position = 0;
  const positions = Array.from({ length: reader.number() }, () => {
    position += reader.number();
    return position;
  });
  return { document, term, impactSlot, titleSlot: title === 0 ? undefined : title - 1, mask, positions };
}
