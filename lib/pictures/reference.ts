import path from 'node:path';

/** How an answer names a file of the library, whatever of it was percent-encoded, and in whichever form of Unicode. */
export function referenceKey(written: string): string {
  return decoded(written.trim().replace(/[?#].*$/s, ''))
    .replaceAll('\\', '/')
    .normalize('NFC');
}

/** Where a reference leads, seen from the library folder. */
export type ReferencePlace =
  | { readonly kind: 'inside'; readonly file: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'remote' };

/**
 * @param from path of the question's file in the library folder
 * @param key as `referenceKey` gives it; one that begins with `/` is seen from the library folder
 */
export function placeOfReference(from: string, key: string): ReferencePlace {
  if (/^[a-z][a-z\d+.-]*:/i.test(key) || key.startsWith('//')) return { kind: 'remote' };
  const file = path.posix.normalize(
    key.startsWith('/') ? key.slice(1) : `${path.posix.dirname(from)}/${key}`,
  );
  const isOutside = file === '..' || file.startsWith('../') || file.startsWith('/') || /\p{Cc}/u.test(file);
  return isOutside ? { kind: 'outside' } : { kind: 'inside', file };
}

/** What is no percent-encoding of UTF-8 stays as it is: a file may be called `100%.png`. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
