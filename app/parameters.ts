/** Query parameters as Next gives them. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** Where a parameter stands more than once, the first counts. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** A page number from 1; undefined where the text is none. */
export function pageNumber(value: string | string[] | undefined): number | undefined {
  const text = firstOf(value) ?? '1';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** A part of an address as Next gives it, percent-encoded; undefined where it is not well formed. */
export function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return undefined;
  }
}
