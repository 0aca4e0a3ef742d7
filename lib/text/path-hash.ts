/** 32-bit FNV-1a over UTF-16 code units (Fowler, Noll, Vo); only spreads paths, the record itself decides. */
export function pathHash(path: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
