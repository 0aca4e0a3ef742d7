/** Longest slug that is served, in characters; real ones reach 176. */
export const maxSlugLength = 200;
const slugShape = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._~-]*[\p{L}\p{N}\p{M}_~-])?$/u;

/**
 * Whether a file or folder name can stand in an address as it is.
 * @example
 * isSlug('what-is-a-cell'); // true
 * isSlug('what is a cell'); // false
 */
export function isSlug(text: string): boolean {
  return (
    text.length <= maxSlugLength &&
    slugShape.test(text) &&
    !text.includes('..') &&
    text.normalize('NFC') === text
  );
}

/** The words of an address, for searching what was not found: `/learn/a/questions/what-is-x` → `what is x`. */
export function wordsOfAddress(pathname: string): string {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return last
    .replace(/\.\w{1,5}$/, '')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean)
    .join(' ')
    .slice(0, 200);
}
