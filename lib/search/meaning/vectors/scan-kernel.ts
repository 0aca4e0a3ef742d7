/**
 * The dot products of many rows of bytes with one row of 16-bit integers, eight at a time: JavaScript alone takes 30 times
 * as long. Written by hand in `scan-kernel.wat` beside this file, and assembled by `wat2wasm` of the WebAssembly Binary
 * Toolkit; 213 bytes.
 */
const assembled =
  'AGFzbQEAAAABCQFgBX9/f39/AAMCAQAFAwEAAQcRAgZtZW1vcnkCAARzY2FuAAAKowEBoAECAn8CewJAA0AgAUUNASAAIAJqIQUgAyEG/QwAAAAAAAAAAAAAAAAAAAAAIQcDQCAA/QAEACEIIAcgCP2HASAG/QAEAP26ASAI/YgBIAb9AAQQ/boB/a4B/a4BIQcgBkEgaiEGIABBEGoiACAFSQ0ACyAEIAf9GwAgB/0bAWogB/0bAiAH/RsDamo2AgAgBEEEaiEEIAFBAWshAQwACwsL';

export interface ScanKernel {
  readonly memory: WebAssembly.Memory;
  /** All are places in memory; `width`, in bytes a row, is a multiple of 16. */
  scan(rows: number, count: number, width: number, query: number, out: number): void;
}

/** A kernel with a memory of its own, of so many bytes at least. */
export function openScanKernel(bytes: number): ScanKernel {
  const module = new WebAssembly.Module(Buffer.from(assembled, 'base64'));
  const kernel = new WebAssembly.Instance(module).exports as unknown as ScanKernel;
  const missing = bytes - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / pageBytes));
  return kernel;
}

const pageBytes = 65_536;
