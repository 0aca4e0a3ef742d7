import path from 'node:path';
import type { Asked } from '@/lib/http/context';
import type { StoredFile } from '@/lib/http/pages/page-cache';
import { bareContentPolicy, pictureContentPolicy } from '@/lib/http/pages/security-headers';
import { immutable } from '@/lib/http/send/static-files';
import { mediaTypeOf } from '@/lib/pictures/file-kinds';
import { sizeOf } from '@/lib/process/read-at';
import { downloadsPath } from '@/lib/site/paths';

/**
 * A picture or file of the library, as it lies in its snapshot. Its type is that of its ending, nothing in it can act, and
 * what is no picture is saved, not shown.
 */
export async function libraryFile(asked: Asked): Promise<StoredFile | undefined> {
  const found = findFile(asked);
  if (found === undefined) return undefined;
  const { file, isDownload } = found;
  const name = path.basename(file);
  return {
    status: 200,
    headers: {
      'Content-Type': mediaTypeOf(name),
      'Content-Security-Policy': name.endsWith('.svg') ? pictureContentPolicy : bareContentPolicy,
      'Cache-Control': immutable,
      ...(isDownload ? { 'Content-Disposition': 'attachment' } : {}),
    },
    // It holds the hash of what the file holds.
    etag: `"${name.slice(0, 16)}"`,
    file,
    size: await sizeOf(file),
  };
}

function findFile({
  address: { pathname },
  context: { files = [] },
}: Asked): { readonly file: string; readonly isDownload: boolean } | undefined {
  for (const { prefix, folder, names } of files) {
    const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '';
    if (names.has(name)) return { file: path.join(folder, name), isDownload: prefix === downloadsPath };
  }
  return undefined;
}
