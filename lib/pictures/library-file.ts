import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileAddress } from '@/lib/site/paths';
import { endingOf, kindOf } from './file-kinds';
import type { SeenFile } from './seen-file';
import type { ShownFile } from './shown-file';

/** What a build learned of one file of the library. */
export interface LibraryFile {
  /** Path inside the library folder, with `/`. */
  readonly file: string;
  /** Its size and times when it was read; '' where it could not be. */
  readonly mark: string;
  readonly seen: SeenFile;
  /** Name in the snapshot; '' where it is not shown. */
  readonly stored: string;
  /** How smaller files were made, or '' if none were to be. */
  readonly sizing: string;
  /** The same picture in smaller files, best format first. */
  readonly sizes: readonly StoredSizes[];
}

export interface StoredSizes {
  readonly type: string;
  readonly files: readonly { readonly stored: string; readonly width: number }[];
}

/** A name that is of these bytes alone and stands in an address as it is: hash, then what is legible of the file's own. */
export function storedName(file: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const stem = path.posix.basename(file, path.posix.extname(file));
  const legible = stem
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${hash}-${legible || 'file'}.${endingOf(file)}`;
}

/** As pages show it; undefined where it is not shown. */
export function shownFile({ file, seen, stored, sizes }: LibraryFile): ShownFile | undefined {
  const kind = kindOf(file);
  if (seen.status === 'refused' || kind === undefined) return undefined;
  const address = fileAddress(kind, stored);
  if (kind === 'download') return { kind, address, name: path.posix.basename(file) };
  const { width, height, wantsPaper } = seen;
  const shownSizes = sizes.map(({ type, files }) => ({
    type,
    files: files.map((one) => ({ address: fileAddress(kind, one.stored), width: one.width })),
  }));
  return { kind, address, width, height, wantsPaper, sizes: shownSizes };
}
