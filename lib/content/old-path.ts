import { isMachinePath, isSitePath } from '@/lib/site/site-path';
import { withoutMarkdownEnding } from './file-place';
import { pathOfAddress } from './question-address';

/** Bytes of UTF-8 that a name on a disk may have, with room for an ending: an export writes a folder for each old address. */
const longestName = 240;
const longestPath = 1000;
const mostParts = 12;

/** Whether a part of an address can have been the name of a subject or of a question. */
export function isOldName(name: string): boolean {
  if (name.trim() === '' || name === '.' || name === '..' || Buffer.byteLength(name) > longestName)
    return false;
  return !/[\p{Cc}\p{Cs}\uFFFD/\\:?#*]/u.test(name);
}

/** Where a question was, as its file says: a question path, or from its slash on any other path of the site. */
export type OldPath = { readonly path: string } | { readonly fault: 'none' | 'own' };

/**
 * An old slug of the subject, `subject/slug`, the address of a question, or a path where the question was on another site.
 * @example
 * oldPath('/blog/leaves', 'biology'); // { path: '/blog/leaves' }
 */
export function oldPath(text: string, subject: string): OldPath {
  const address = pathOfAddress(text);
  if (address !== undefined) return questionPath(address.normalize('NFC').split('/'));
  const name = text.normalize('NFC');
  const isFile = withoutMarkdownEnding(name) !== name;
  if (name.startsWith('/') && !isFile) return sitePath(name);
  const parts = withoutMarkdownEnding(name.replace(/^(?:\.{1,2}\/)+|^\/|\/$/g, '')).split('/');
  return questionPath(parts.length === 1 ? [subject, ...parts] : parts);
}

function questionPath(parts: readonly string[]): OldPath {
  return parts.length === 2 && parts.every(isOldName) ? { path: parts.join('/') } : { fault: 'none' };
}

function sitePath(written: string): OldPath {
  const path = decoded(written)?.normalize('NFC').replace(/\/$/, '');
  const parts = path?.slice(1).split('/') ?? [];
  if (path === undefined || path.length > longestPath || parts.length > mostParts) return { fault: 'none' };
  if (path !== '' && !parts.every(isOldName)) return { fault: 'none' };
  return isSitePath(path) || isMachinePath(path) ? { fault: 'own' } : { path };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
