import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** The longest name has 31 characters. */
const reference = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

/** Text with `&eacute;` and `&#233;` as the letters they stand for; what stands for none stays. */
export function withoutReferences(text: string): string {
  return text.includes('&') ? text.replace(reference, decoded) : text;
}

function decoded(written: string, name: string): string {
  if (!name.startsWith('#'))
    return (decodeNamedCharacterReference(name) || written).replaceAll('\u00a0', ' ');
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isSign = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isSign ? String.fromCodePoint(code) : written;
}
