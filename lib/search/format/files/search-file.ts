import {
  encodePassageWords,
  type PassageWord,
  parsePassageWords,
} from '@/lib/search/format/protocol/passage-words';
import { checksum } from '@/lib/text/checksum';

export const manifestName = 'manifest.bin';
const checksumLength = 7;
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

/** The beginning of an answer as prose, where no server chooses passages. */
export function proseName(build: string, document: number): string {
  return `${proseStart}${document}-${build}.bin`;
}

export const proseStart = 'x';

/** Where a server picks documents out of their blocks, and what such an answer is stored under. */
export const hitsAddress = 'hits';

/** What is asked of a server that picks documents out: what is shown of some, and of others only a new passage. */
export interface HitsRequest {
  readonly build: string;
  readonly documents: readonly number[];
  /** Documents of which all but the passage is known already. */
  readonly passagesOf: readonly number[];
  /** What the passages are for; none where the stored ones will do. */
  readonly words: readonly PassageWord[];
}

/** `hits?b=<build>&n=3,17&p=25&w=mitosi:9`: what there is none of is left out. */
export function hitsName({ build, documents, passagesOf, words }: HitsRequest): string {
  const parameters = [
    ['n', documents.join(',')],
    ['p', passagesOf.join(',')],
    ['w', encodeURIComponent(encodePassageWords(words))],
  ].flatMap(([name, value]) => (value ? [`&${name}=${value}`] : []));
  return `${hitsAddress}?b=${build}${parameters.join('')}`;
}

/** Reads the parameters of such an address; undefined where it is not as `hitsName` writes it. */
export function parseHits(query: ReadonlyMap<string, string>): HitsRequest | undefined {
  const build = query.get('b') ?? '';
  const documents = parseNumbers(query.get('n') ?? '');
  const passagesOf = parseNumbers(query.get('p') ?? '');
  const words = parsePassageWords(query.get('w') ?? '');
  if (!/^[a-z0-9]{1,20}$/.test(build) || !documents || !passagesOf || !words) return undefined;
  return documents.length + passagesOf.length > 0 ? { build, documents, passagesOf, words } : undefined;
}

function parseNumbers(list: string): readonly number[] | undefined {
  if (list === '') return [];
  return /^\d{1,9}(,\d{1,9})*$/.test(list) ? list.split(',').map(Number) : undefined;
}

/** Where a server tells what is nearest a query, and what such an answer is stored under. */
export const nearAddress = 'near';

export function nearName(build: string, text: string): string {
  return `${nearAddress}?b=${build}&q=${encodeURIComponent(text)}`;
}

/** Where a server tells which sentences are nearest a text, and what such an answer is stored under. */
export const sentencesAddress = 'sentences';

/** Stands in no path. */
export const pathsBetween = '\n';

/** What is asked of the sentences of some questions' answers. */
export interface SentencesRequest {
  readonly text: string;
  /** Paths of the questions. */
  readonly paths: readonly string[];
}

export function sentencesName({ text, paths }: SentencesRequest): string {
  return `${sentencesAddress}?q=${encodeURIComponent(text)}&p=${encodeURIComponent(paths.join(pathsBetween))}`;
}

/** The payload followed by a checksum of it and of the file's name. */
export function withChecksum(name: string, payload: Uint8Array): Uint8Array {
  const checksummed = new Uint8Array(payload.length + checksumLength);
  checksummed.set(payload);
  let rest = checksumOf(name, payload);
  for (let i = payload.length; i < checksummed.length; i++) {
    checksummed[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return checksummed;
}

/** The payload of a file with its checksum; throws a BrokenFileError where the checksum is not this payload's under this name. */
export function openFile(name: string, checksummed: Uint8Array): Uint8Array {
  const payload = checksummed.subarray(0, Math.max(0, checksummed.length - checksumLength));
  let checksum = 0;
  for (let i = checksummed.length - 1; i >= payload.length; i--)
    checksum = checksum * 256 + (checksummed[i] as number);
  if (checksummed.length < checksumLength || checksum !== checksumOf(name, payload))
    throw new BrokenFileError(`The search file ${name} did not arrive whole.`);
  return payload;
}

function checksumOf(name: string, payload: Uint8Array): number {
  return checksum(payload, checksum(encoder.encode(name)) | 0);
}
