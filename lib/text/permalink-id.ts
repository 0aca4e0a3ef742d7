/**
 * The id by which a permalink names a question: a whole number without zeros before it, or a word of letters, digits and
 * `._-`; undefined for what is neither.
 * @example
 * permalinkId('007'); // '7'
 */
export function permalinkId(text: string): string | undefined {
  if (/^\d{1,15}$/.test(text)) return String(Number(text));
  const word = text.normalize('NFC');
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,39}$/u.test(word) ? word : undefined;
}
