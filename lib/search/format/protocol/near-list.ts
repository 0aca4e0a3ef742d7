import { readAscending, writeAscending } from '@/lib/search/format/bytes/ascending';
import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

/** Documents that a list holds at most: with a byte of cosine each it stays below 400 bytes. */
export const maxNear = 100;
/** Characters of a query whose meaning is looked for; what stands beyond adds little to it. */
export const nearQueryLength = 200;

/** Whether it is as long as what may be asked of a model. */
export function isNearQuery(text: string): boolean {
  const { length } = Array.from(text);
  return length > 0 && length <= nearQueryLength;
}

const fine = 65_535;
const coarse = 255;

/** What a model finds nearest to a query, whatever its words: the same numbers wherever they are used. */
export interface NearList {
  /** Document numbers, ascending. */
  readonly documents: readonly number[];
  /** Cosine of the angle between query and document, of each of them. */
  readonly cosines: readonly number[];
  /** How far the best stands above the tenth best: how much the query singles something out. */
  readonly gap: number;
  /** Whether the model knows the query's n-th word as a word (bit n), for the first 31. */
  readonly knownWords: number;
}

export const nothingNear: NearList = { documents: [], cosines: [], gap: 0, knownWords: 0 };

/** @param cosines from −1 to 1; what is below 0 counts as 0 */
export function encodeNearList({ documents, cosines, gap, knownWords }: NearList): Uint8Array {
  const writer = new ByteWriter();
  writer.number(documents.length);
  writeAscending(writer, documents);
  const least = Math.max(0, Math.min(...cosines, 1));
  const most = Math.max(least, ...cosines);
  for (const value of [least, most, Math.max(0, gap)]) writer.number(Math.round(value * fine));
  writer.number(knownWords);
  for (const cosine of cosines)
    writer.byte(most === least ? 0 : Math.round(Math.max(0, (cosine - least) / (most - least)) * coarse));
  return writer.done();
}

/** Throws a RangeError where the bytes are not those of a list. */
export function decodeNearList(bytes: Uint8Array): NearList {
  const reader = new ByteReader(bytes);
  const documents = readAscending(reader, reader.number());
  const [least = 0, most = 0, gap = 0] = [reader.number(), reader.number(), reader.number()].map(
    (value) => value / fine,
  );
  const knownWords = reader.number();
  const cosines = documents.map(() => least + (reader.byte() / coarse) * (most - least));
  return { documents, cosines, gap, knownWords };
}
