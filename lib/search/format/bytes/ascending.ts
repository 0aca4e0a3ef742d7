import type { ByteReader, ByteWriter } from './bytes';

/** Ascending whole numbers, each as its gap to the one before; how many there are is said elsewhere. */
export function writeAscending(writer: ByteWriter, numbers: readonly number[]): void {
  let before = -1;
  for (const value of numbers) {
    writer.number(value - before - 1);
    before = value;
  }
}

export function readAscending(reader: ByteReader, count: number): number[] {
  const numbers: number[] = [];
  let value = -1;
  for (let i = 0; i < count; i++) {
    value += reader.number() + 1;
    numbers.push(value);
  }
  return numbers;
}
