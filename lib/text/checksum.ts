/**
 * A 53-bit checksum of bytes (cyrb53, public domain, by bryc). It finds transfers cut short, pages of a captive
 * portal and files of another build; it is not meant to withstand forgery. crypto.subtle is missing on plain http.
 */
export function checksum(bytes: Uint8Array, seed = 0): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    high = Math.imul(high ^ byte, 2654435761);
    low = Math.imul(low ^ byte, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** The same of a text, as UTF-8. */
export function textChecksum(text: string): number {
  return checksum(new TextEncoder().encode(text));
}

/** The version of a format that holds these names in this order: another wherever one comes, goes or moves. */
export function versionOf(format: number, names: readonly string[]): string {
  return `${format}-${textChecksum(names.join()).toString(36)}`;
}
