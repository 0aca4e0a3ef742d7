import { checksum } from '@/lib/text/checksum';

export const manifestName = 'manifest.bin';
const sealLength = 7;
const encoder = new TextEncoder();

/** A file that did not arrive whole, or is not the file asked for. */
export class BrokenFileError extends Error {}

/** Names hold the build they are of, so that they can be served as immutable: `t12-0f3a….bin`. */
export function chunkName(build: string, chunk: number): string {
  return `t${chunk}-${build}.bin`;
}

/** Where in each document the terms of a chunk stand. */
export function positionsName(build: string, chunk: number): string {
  return `p${chunk}-${build}.bin`;
}

/** A run of the library's words, sorted from their first letter (`forward`) or from their last. */
export function vocabularyName(build: string, order: VocabularyOrder, part: number): string {
  return `${order === 'forward' ? 'v' : 'w'}${part}-${build}.bin`;
}

export type VocabularyOrder = 'forward' | 'backward';

export function blockName(build: string, block: number): string {
  return `d${block}-${build}.bin`;
}

/** Where a server picks documents out of their blocks, and what such an answer is sealed under. */
export const hitsAddress = 'hits';

export function hitsName(build: string, documents: readonly number[]): string {
  return `${hitsAddress}?b=${build}&n=${documents.join(',')}`;
}

/** The payload followed by a checksum of it and of the file's name. */
export function sealFile(name: string, payload: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(payload.length + sealLength);
  sealed.set(payload);
  let rest = sealOf(name, payload);
  for (let i = payload.length; i < sealed.length; i++) {
    sealed[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return sealed;
}

/** The payload of a sealed file; throws a BrokenFileError where the seal is not this payload's under this name. */
export function openFile(name: string, sealed: Uint8Array): Uint8Array {
  const payload = sealed.subarray(0, Math.max(0, sealed.length - sealLength));
  let seal = 0;
  for (let i = sealed.length - 1; i >= payload.length; i--) seal = seal * 256 + (sealed[i] as number);
  if (sealed.length < sealLength || seal !== sealOf(name, payload))
    throw new BrokenFileError(`The search file ${name} did not arrive whole.`);
  return payload;
}

function sealOf(name: string, payload: Uint8Array): number {
  return checksum(payload, checksum(encoder.encode(name)) | 0);
}
