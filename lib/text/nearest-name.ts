import { nearestText } from './nearest-text';

/** Longest name that is compared; a longer one is no slip of the pen. */
const longest = 60;

/** The known name that a name was probably meant to be: the same but for case and signs, or within a few slips; undefined where none is near. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const plain = plainName(written);
  if (plain === '' || plain.length > longest) return undefined;
  const names = new Map(known.map((name) => [plainName(name), name]));
  const maxEdits = plain.length < 4 ? 0 : plain.length < 8 ? 1 : 2;
  return names.get(nearestText(plain, names.keys(), maxEdits) ?? '');
}

/** `Page-Keywords`, `pageKeywords` and `page_keywords` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
