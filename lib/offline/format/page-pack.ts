import { ByteReader, ByteWriter } from '@/lib/search/format/bytes/bytes';

const encoder = new TextEncoder();

/** Pages in one file, before it is compressed: what a hundred requests would bring comes in a few. */
export interface PackedPage {
  readonly address: string;
  readonly html: string;
}

/** Where a page lies in the file. */
export interface PlaceOfPage {
  readonly address: string;
  readonly start: number;
  readonly length: number;
}

const formatVersion = 1;

/** Addresses and lengths, then the pages one after another. */
export function packPages(pages: readonly PackedPage[]): Uint8Array {
  const writer = new ByteWriter();
  const bodies = pages.map(({ html }) => encoder.encode(html));
  writer.number(formatVersion);
  writer.number(pages.length);
  for (const [i, { address }] of pages.entries()) {
    writer.text(address);
    writer.number(bodies[i]?.length ?? 0);
  }
  for (const body of bodies) writer.bytes(body);
  return writer.done();
}

/** Where each page lies. @throws RangeError where the bytes are not those of such a file */
export function placesInPack(bytes: Uint8Array): readonly PlaceOfPage[] {
  const reader = new ByteReader(bytes);
  if (reader.number() !== formatVersion) throw new RangeError('The packed pages are of another format.');
  const heads = Array.from({ length: reader.number() }, () => ({
    address: reader.text(),
    length: reader.number(),
  }));
  let start = reader.at;
  const places = heads.map(({ address, length }) => {
    const place = { address, start, length };
    start += length;
    return place;
  });
  if (start !== bytes.length) throw new RangeError('The packed pages did not arrive whole.');
  return places;
}
