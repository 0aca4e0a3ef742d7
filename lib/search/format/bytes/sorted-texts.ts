import type { ByteReader, ByteWriter } from './bytes';

/** Writes sorted texts, each as what it does not share with the one before it. */
export function writeSorted(writer: ByteWriter, texts: readonly string[]): void {
  writer.number(texts.length);
  let before = '';
  for (const text of texts) {
    const shared = sharedPrefix(before, text);
    writer.byte(shared);
    writer.text(text.slice(shared));
    before = text;
  }
}

export function readSorted(reader: ByteReader): string[] {
  let before = '';
  return Array.from({ length: reader.number() }, () => {
    before = before.slice(0, reader.byte()) + reader.text();
    return before;
  });
}

/** The shortest beginning of `text` that still stands after `before`: enough to tell on which side of it a text belongs. */
export function separator(before: string, text: string): string {
  return text.slice(
    0,
    sharedPrefix(before, text) + 1 + (isHighSurrogate(text.charCodeAt(sharedPrefix(before, text))) ? 1 : 0),
  );
}

/** Letters that both begin with, at most 255; a letter of two code units is shared whole or not at all. */
export function sharedPrefix(a: string, b: string): number {
  const longest = Math.min(a.length, b.length, 255);
  let shared = 0;
  while (shared < longest && a[shared] === b[shared]) shared++;
  return shared > 0 && isHighSurrogate(a.charCodeAt(shared - 1)) ? shared - 1 : shared;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
